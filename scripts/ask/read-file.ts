import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { FlamingoError, type PictureFault } from '../../src/lib/flamingo/problem';

export type FileFault = Exclude<PictureFault, 'empty'>;

/**
 * Opened without waiting: a named pipe that nobody writes to would hold the program up for ever, before it could be told
 * from a file. Windows has no such flag, nor such pipes.
 */
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * The bytes of an ordinary file of at most `most` bytes.
 * @param refused makes the error of what is wrong with it
 */
export function readChecked(
  path: string,
  most: number,
  refused: (why: FileFault) => FlamingoError,
): Uint8Array {
  let file: number | null = null;
  try {
    file = openSync(path, READ);
    const stat = fstatSync(file);
    if (!stat.isFile()) throw refused('unreadable');
    if (stat.size > most) throw refused('too_large');
    return readFileSync(file);
  } catch (error) {
    throw error instanceof FlamingoError ? error : refused('missing');
  } finally {
    if (file !== null) closeSync(file);
  }
}
