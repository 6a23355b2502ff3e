import type { RgbaImage, RgbImage } from '../image-preprocess';
import type { Progress } from '../load-model';
import type { AccuracyQuestion } from '../measure/accuracy';
import { FlamingoError, type Problem } from '../problem';
import type { Answer, AnswerToken, PixelPrompt, ScoredToken } from '../prompt-model';
import type {
  AtCheckpoint,
  CallOf,
  Encoded,
  Events,
  GenerateOptions,
  Kind,
  Look,
  Measured,
  ModelInfo,
  Port,
  Reply,
  Request,
  Results,
  RunOptions,
  RunResult,
  ScoreOptions,
  TracedTensors,
} from './protocol';

interface Pending {
  readonly onEvent: (event: Events[Kind]) => void;
  readonly onResult: (result: Results[Kind]) => void;
  readonly onProblem: (problem: Problem) => void;
}

/** The page's side of the model in a worker. Every failure is a FlamingoError. */
export class ModelClient {
  readonly #port: Port;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  readonly #listen = (event: MessageEvent) => this.#receive(event.data as Reply);

  constructor(port: Port) {
    this.#port = port;
    port.addEventListener('message', this.#listen);
  }

  /** Fetches the model from a folder; `onProgress` is told of every piece. */
  load(folder: string, onProgress: (progress: Progress) => void): Promise<ModelInfo> {
    return this.#ask({ kind: 'load', folder }, onProgress);
  }

  /** Has a picture or clip read, so that an answer about it starts sooner. */
  encode(frames: readonly RgbImage[], { checkpoint }: AtCheckpoint = {}): Promise<Encoded> {
    return this.#ask({ kind: 'encode', frames, checkpoint });
  }

  /** One pass over a prompt: what would come next, and if asked for every intermediate. */
  run(prompt: PixelPrompt, options: RunOptions, trace = false): Promise<RunResult> {
    return this.#ask({ kind: 'run', prompt, options, trace });
  }

  /** Every intermediate between one picture or clip and its latents. */
  look(frames: readonly RgbImage[], { checkpoint }: AtCheckpoint = {}): Promise<Look> {
    return this.#ask({ kind: 'look', frames, checkpoint });
  }

  /** Weights by their names in the state dict. @throws {FlamingoError} malformed, naming one that there is not */
  weights(names: readonly string[], { checkpoint }: AtCheckpoint = {}): Promise<TracedTensors> {
    return this.#ask({ kind: 'weights', names, checkpoint });
  }

  /** How likely the model finds an answer, token by token. */
  score(
    prompt: PixelPrompt,
    answer: string,
    options: ScoreOptions,
  ): Promise<readonly ScoredToken[]> {
    return this.#ask({ kind: 'score', prompt, answer, options });
  }

  /**
   * Counts right answers; `onProgress` is told how far it has come.
   * @param sheet the emoji that scenes are drawn from
   * @throws {FlamingoError} cancelled, once `signal` is aborted
   */
  measure(
    question: AccuracyQuestion,
    sheet: RgbaImage,
    onProgress: (measured: Measured) => void,
    signal: AbortSignal,
  ): Promise<Measured> {
    if (signal.aborted) return Promise.reject(new FlamingoError({ kind: 'cancelled' }));
    const id = ++this.#lastId;
    const measured = this.#send(id, { kind: 'measure', question, sheet }, onProgress);
    signal.addEventListener('abort', () => this.#stop(id), { once: true });
    return measured;
  }

  /** The answer, token by token. Whoever stops asking (`break`) cancels the rest. */
  async *generate(
    prompt: PixelPrompt,
    options: GenerateOptions,
  ): AsyncGenerator<AnswerToken, Answer> {
    const arrived: AnswerToken[] = [];
    let wake = () => {};
    let end: Answer | null = null;
    let failure: unknown = null;
    const id = ++this.#lastId;
    this.#send(id, { kind: 'generate', prompt, options }, (token) => {
      arrived.push(token);
      wake();
    })
      .then((result) => (end = result))
      .catch((error: unknown) => (failure = error))
      .finally(() => wake());
    try {
      for (;;) {
        for (let token = arrived.shift(); token; token = arrived.shift()) yield token;
        if (failure !== null) throw failure as FlamingoError;
        if (end !== null) return end;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      this.#cancel(id);
    }
  }

  /** Ends every call; the worker itself is its owner's. */
  close(): void {
    this.#port.removeEventListener('message', this.#listen);
    for (const { onProblem } of this.#pending.values()) onProblem({ kind: 'cancelled' });
    this.#pending.clear();
  }

  /** What went wrong outside of any call, such as a worker that did not start, ends them all. */
  fail(why: string): void {
    for (const { onProblem } of this.#pending.values()) onProblem({ kind: 'internal', why });
    this.#pending.clear();
  }

  #ask<K extends Kind>(
    call: CallOf<K>,
    onEvent: (event: Events[K]) => void = () => {},
  ): Promise<Results[K]> {
    return this.#send(++this.#lastId, call, onEvent);
  }

  #send<K extends Kind>(
    id: number,
    call: CallOf<K>,
    onEvent: (event: Events[K]) => void,
  ): Promise<Results[K]> {
    return new Promise((resolve, reject) => {
      // One id belongs to one kind of call, which the map of all of them cannot say.
      const pending = {
        onEvent,
        onResult: resolve,
        onProblem: (problem: Problem) => reject(new FlamingoError(problem)),
      };
      this.#pending.set(id, pending as Pending);
      this.#post({ id, call });
    });
  }

  /** Cancels a call for which somebody waits. */
  #stop(id: number): void {
    const pending = this.#pending.get(id);
    this.#cancel(id);
    pending?.onProblem({ kind: 'cancelled' });
  }

  #cancel(id: number): void {
    if (this.#pending.delete(id)) this.#post({ id, cancel: true });
  }

  #receive(reply: Reply): void {
    const pending = this.#pending.get(reply.id);
    if (pending === undefined) return;
    if ('event' in reply) return pending.onEvent(reply.event);
    this.#pending.delete(reply.id);
    if ('result' in reply) pending.onResult(reply.result);
    else pending.onProblem(reply.problem);
  }

  #post(request: Request): void {
    this.#port.postMessage(request);
  }
}
