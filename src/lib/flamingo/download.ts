import { FlamingoError } from './problem';
import { Interrupted, piecesOf } from './read-body';
import { sha256Fast } from './sha256';

/**
 * Opens a file of the model's folder: `fetch` in a browser, the disk in Node. Status 404: it is not there.
 * @param from the byte to begin at; answered with status 206, or by a server that cannot do that with the whole file and 200
 */
export type OpenFile = (name: string, from?: number) => Promise<Response>;

/** What a file must be. */
export interface Entry {
  readonly bytes: number;
  readonly sha256: string;
}

/** Milliseconds before the second try, the third, and so on; whoever wants more asks again. */
const PAUSES = [0, 200, 800];

export type Pause = (ms: number) => Promise<void>;
export const pause: Pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Tries a few times, as long as it is only interrupted.
 * @throws what the last try threw
 */
export async function tryAgain<Value>(
  work: () => Promise<Value>,
  wait: Pause,
  signal?: AbortSignal,
): Promise<Value> {
  for (const ms of PAUSES) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Interrupted) || signal?.aborted) throw error;
      await wait(ms);
      if (signal?.aborted) throw error;
    }
  }
  return work();
}

/** @throws {FlamingoError} model_missing; not_fetched, as Interrupted where another try may help */
export async function opened(open: OpenFile, name: string, from?: number): Promise<Response> {
  let response: Response;
  try {
    response = await open(name, from);
  } catch (error) {
    return notFetched(name, (error as Error).message);
  }
  if (response.ok) return response;
  if (response.status === 404) throw new FlamingoError({ kind: 'model_missing', file: name });
  return refused(name, response.status);
}

/** A file on its way. What has come stays, and whoever asks again goes on from there. */
export class Download {
  readonly #file: Uint8Array<ArrayBuffer>;
  /** Bytes that are there, from the first on. */
  #at = 0;
  #reached = 0;
  #isSound = false;
  /** Counts the answers that were asked for: to what an earlier one still brings nobody listens. */
  #answers = 0;

  constructor(
    readonly name: string,
    readonly entry: Entry,
  ) {
    this.#file = new Uint8Array(entry.bytes);
  }

  /** Bytes that had come at the best of times: it never falls, though a server may begin anew. */
  get reached(): number {
    return this.#reached;
  }

  /**
   * The whole file, known to be the one that was meant.
   * @param onPiece is called whenever something has come
   * @throws {FlamingoError} model_missing, not_fetched or model_broken
   */
  async finish(
    open: OpenFile,
    wait: Pause = pause,
    onPiece: () => void = () => {},
    signal?: AbortSignal,
  ): Promise<Uint8Array<ArrayBuffer>> {
    if (!this.#isSound) await tryAgain(() => this.#goOn(open, onPiece, signal), wait, signal);
    this.#isSound = true;
    return this.#file;
  }

  async #goOn(open: OpenFile, onPiece: () => void, signal?: AbortSignal): Promise<void> {
    const { name, entry } = this;
    const isResumed = this.#at > 0 && this.#at < entry.bytes;
    if (this.#at < entry.bytes) await this.#receive(open, onPiece, signal);
    const found = await sha256Fast(this.#file);
    if (found === entry.sha256) return;
    this.#at = 0;
    const why = `its SHA-256 is ${found}, not ${entry.sha256}`;
    // Put together from two answers, it may be of two versions of the file.
    return isResumed ? interrupted(name, why) : broken(name, why);
  }

  /** The rest of the file; or all of it, where a server knows no parts. */
  async #receive(open: OpenFile, onPiece: () => void, signal?: AbortSignal): Promise<void> {
    const { name, entry } = this;
    const answer = ++this.#answers;
    const from = this.#at;
    const response = await opened(open, name, from === 0 ? undefined : from);
    this.#checkIsLast(answer);
    this.#at = response.status === 206 ? this.#startOf(response, from) : 0;
    for await (const piece of piecesOf(response, name, signal)) {
      this.#checkIsLast(answer);
      if (this.#at + piece.length > entry.bytes) {
        this.#at = 0;
        broken(name, `it has more than ${entry.bytes} bytes`);
      }
      this.#file.set(piece, this.#at);
      this.#at += piece.length;
      this.#reached = Math.max(this.#reached, this.#at);
      onPiece();
    }
    this.#checkIsLast(answer);
    if (this.#at < entry.bytes) {
      notFetched(name, `it ends after ${this.#at} of ${entry.bytes} bytes`);
    }
  }

  #checkIsLast(answer: number): void {
    if (answer !== this.#answers) notFetched(this.name, 'it was asked for again');
  }

  /** Of a part: it must be the rest of the file. Where the header may not be seen, the digest will tell. */
  #startOf(response: Response, from: number): number {
    const range = response.headers.get('content-range');
    const asked = `bytes ${from}-${this.entry.bytes - 1}/`;
    if (range === null || range.startsWith(asked)) return from;
    this.#at = 0;
    return interrupted(this.name, `the server sends ${range} for ${asked.slice(0, -1)}`);
  }
}

function notFetched(file: string, why: string): never {
  throw new Interrupted({ kind: 'not_fetched', file, status: null, why });
}

/** A server in trouble may be out of it at the next try. */
function refused(file: string, status: number): never {
  const problem = {
    kind: 'not_fetched',
    file,
    status,
    why: `the server answers ${status}`,
  } as const;
  throw status >= 500 ? new Interrupted(problem) : new FlamingoError(problem);
}

function interrupted(file: string, why: string): never {
  throw new Interrupted({ kind: 'model_broken', file, why });
}

function broken(file: string, why: string): never {
  throw new FlamingoError({ kind: 'model_broken', file, why });
}
