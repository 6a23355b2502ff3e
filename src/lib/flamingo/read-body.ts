import { FlamingoError } from './problem';

/** Something that may go better when it is tried again: no answer, a server in trouble, a connection that broke. */
export class Interrupted extends FlamingoError {}

/**
 * The pieces of a file as the network brings them. Whoever stops asking, or aborts, ends the download.
 * @param name of the file, for the error
 * @throws {Interrupted} not_fetched, when the connection breaks
 */
export async function* piecesOf(
  response: Response,
  name: string,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  // A connection that is broken already cannot be cancelled, which is fine.
  const cancel = () => void reader.cancel().catch(() => {});
  signal?.addEventListener('abort', cancel);
  if (signal?.aborted) cancel();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    const why = `the connection broke (${error instanceof Error ? error.message : String(error)})`;
    throw new Interrupted({ kind: 'not_fetched', file: name, status: null, why });
  } finally {
    signal?.removeEventListener('abort', cancel);
    cancel();
  }
}

/**
 * A text of unknown length.
 * @throws {FlamingoError} model_broken: of more than `most` bytes, or not UTF-8; not_fetched: the connection broke
 */
export async function readShortText(
  response: Response,
  name: string,
  most: number,
): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [text, bytes] = ['', 0];
  for await (const piece of piecesOf(response, name)) {
    bytes += piece.length;
    if (bytes > most) broken(name, `it has more than ${most} bytes`);
    text += decoded(decoder, name, piece);
  }
  return text + decoded(decoder, name);
}

function decoded(decoder: TextDecoder, name: string, piece?: Uint8Array): string {
  try {
    return decoder.decode(piece, { stream: piece !== undefined });
  } catch {
    return broken(name, 'it is not UTF-8');
  }
}

function broken(file: string, why: string): never {
  throw new FlamingoError({ kind: 'model_broken', file, why });
}
