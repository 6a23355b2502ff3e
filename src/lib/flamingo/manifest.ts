import type { Entry } from './download';
import { FlamingoError } from './problem';

export const MANIFEST = 'manifest.json';

/** Ten times what a tiny model needs; no manifest can make us take more memory. */
const LARGEST_FILE = 64 * 2 ** 20;

/** manifest.json: what each file of the folder must be. Nothing in it is trusted. */
export class Manifest {
  readonly #files: unknown;

  /** @throws {FlamingoError} model_broken, when the text is not JSON */
  constructor(text: string) {
    try {
      this.#files = field(JSON.parse(text), 'files');
    } catch (error) {
      broken((error as Error).message);
    }
  }

  has(name: string): boolean {
    return field(this.#files, name) !== undefined;
  }

  /** @throws {FlamingoError} model_broken, when it does not say what the file must be */
  entry(name: string): Entry {
    const entry = field(this.#files, name);
    const bytes = field(entry, 'bytes');
    const sha256 = field(entry, 'sha256');
    if (typeof bytes !== 'number' || !Number.isInteger(bytes) || bytes < 0) {
      return broken(`it does not say how many bytes ${name} has`);
    }
    if (bytes > LARGEST_FILE) broken(`${name} is said to have ${bytes} bytes`);
    if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) {
      return broken(`it has no SHA-256 of ${name}`);
    }
    return { bytes, sha256 };
  }
}

function field(value: unknown, key: string): unknown {
  const isObject = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
  return isObject ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

function broken(why: string): never {
  throw new FlamingoError({ kind: 'model_broken', file: MANIFEST, why });
}
