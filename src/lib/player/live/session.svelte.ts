/** One reader's time with the model: loading it, asking it, and what it says. */

import type { Progress } from '../../flamingo/load-model';
import type { RgbImage } from '../../flamingo/image-preprocess';
import { problemOf, type Problem } from '../../flamingo/problem';
import type { PromptPart } from '../../flamingo/prompt';
import type { Answer, AnswerToken, PixelPrompt } from '../../flamingo/prompt-model';
import type { ModelClient } from '../../flamingo/worker/client';
import type { GenerateOptions, ModelInfo } from '../../flamingo/worker/protocol';

export type Status =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly progress: Progress | null }
  | { readonly kind: 'ready'; readonly info: ModelInfo }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** What the model says, as far as it has come. */
export interface Said {
  readonly tokens: readonly AnswerToken[];
  /** null while it goes on. */
  readonly end: Answer | null;
}

/** How a question is asked, where it differs from the model as it was trained. */
export interface Asking {
  readonly options?: Partial<GenerateOptions>;
  /** What is done to the prompt's pictures. */
  readonly prepare?: (pixels: PixelPrompt) => PixelPrompt;
}

/** A running worker. */
export interface Connection {
  readonly client: ModelClient;
  readonly stop: () => void;
}

/** Enough for every task that was trained. */
const MAX_NEW_TOKENS = 16;
const CANDIDATES = 5;

export class ModelSession<Picture> {
  #status = $state.raw<Status>({ kind: 'idle' });
  #said = $state.raw<Said | null>(null);
  #problem = $state.raw<Problem | null>(null);
  #isAnswering = $state(false);
  #connection: Connection | null = null;
  #loading: Promise<void> | null = null;
  /** For good: what goes on after an await must not start another worker. */
  #isClosed = false;
  /** Counts the questions: an answer to an earlier one has nothing to say any more. */
  #question = 0;
  readonly #start: () => Connection;
  readonly #folder: () => string;
  readonly #pixelsOf: (picture: Picture, size: number) => Promise<RgbImage>;

  /**
   * @param start starts a worker
   * @param folder the absolute address of the model's files
   * @param pixelsOf what the model sees of a picture
   */
  constructor(
    start: () => Connection,
    folder: () => string,
    pixelsOf: (picture: Picture, size: number) => Promise<RgbImage>,
  ) {
    this.#start = start;
    this.#folder = folder;
    this.#pixelsOf = pixelsOf;
  }

  get status(): Status {
    return this.#status;
  }

  get said(): Said | null {
    return this.#said;
  }

  /** What was wrong with the last question. */
  get problem(): Problem | null {
    return this.#problem;
  }

  get isAnswering(): boolean {
    return this.#isAnswering;
  }

  /** Fetches the model; again, if that failed. Whoever asks while it comes waits with the others. */
  load(): Promise<void> {
    if (this.#isClosed || this.#status.kind === 'ready') return Promise.resolve();
    this.#loading ??= this.#load().finally(() => (this.#loading = null));
    return this.#loading;
  }

  /** The loaded model; null while it is not there. */
  get client(): ModelClient | null {
    return this.#status.kind === 'ready' ? (this.#connection?.client ?? null) : null;
  }

  /** What the model sees of a prompt's pictures. @throws {FlamingoError} picture */
  pixelsOf(prompt: readonly PromptPart<Picture>[]): Promise<PixelPrompt> {
    if (this.#status.kind !== 'ready') throw new Error('the model is not loaded');
    return this.#withPixels(prompt, this.#status.info.image_size);
  }

  /** Waits for a loading that goes on; begins none. */
  settled(): Promise<void> {
    return this.#loading ?? Promise.resolve();
  }

  /** Asks, once the model is there; an answer that is still going on is cut off. */
  async ask(prompt: readonly PromptPart<Picture>[], asking: Asking = {}): Promise<void> {
    if (this.#isClosed) return;
    const question = ++this.#question;
    const isCurrent = () => question === this.#question;
    this.#said = null;
    this.#problem = null;
    this.#isAnswering = true;
    try {
      await this.#answer(prompt, asking, isCurrent);
    } catch (error) {
      if (isCurrent()) this.refuse(error);
    } finally {
      if (isCurrent()) this.#isAnswering = false;
    }
  }

  /** Ends the answer where it is. */
  stop(): void {
    this.#question++;
    this.#isAnswering = false;
  }

  /** Shows what is wrong with what the reader did. */
  refuse(error: unknown): void {
    this.#problem = problemOf(error);
  }

  /** The question has changed: what was said does not belong to it any more. */
  forget(): void {
    this.stop();
    this.#said = null;
    this.#problem = null;
  }

  /** Stops the worker, for good. */
  close(): void {
    this.#isClosed = true;
    this.stop();
    this.#connection?.stop();
    this.#connection = null;
    this.#status = { kind: 'idle' };
  }

  async #load(): Promise<void> {
    this.#status = { kind: 'loading', progress: null };
    try {
      this.#connection ??= this.#start();
      const info = await this.#connection.client.load(this.#folder(), (progress) => {
        this.#status = { kind: 'loading', progress };
      });
      if (!this.#isClosed) this.#status = { kind: 'ready', info };
    } catch (error) {
      if (this.#isClosed) return;
      const problem = problemOf(error);
      this.#status = { kind: 'failed', problem };
      // A worker that broke is of no use; any other keeps what had come, and goes on from there.
      if (problem.kind !== 'internal') return;
      this.#connection?.stop();
      this.#connection = null;
    }
  }

  async #answer(
    prompt: readonly PromptPart<Picture>[],
    { options: asked, prepare = (pixels) => pixels }: Asking,
    isCurrent: () => boolean,
  ): Promise<void> {
    await this.load();
    if (this.#status.kind !== 'ready' || this.#connection === null || !isCurrent()) return;
    const { image_size } = this.#status.info;
    const pixels = await this.#withPixels(prompt, image_size);
    const options = {
      only_attend_immediate_media: null,
      ...asked,
      max_new_tokens: MAX_NEW_TOKENS,
      candidates: CANDIDATES,
    };
    const steps = this.#connection.client.generate(prepare(pixels), options);
    let tokens: readonly AnswerToken[] = [];
    try {
      while (isCurrent()) {
        const { done, value } = await steps.next();
        if (!isCurrent()) return;
        if (!done) tokens = [...tokens, value];
        this.#said = { tokens, end: done ? value : null };
        if (done) return;
      }
    } finally {
      void steps.return(undefined as never);
    }
  }

  #withPixels(prompt: readonly PromptPart<Picture>[], size: number): Promise<PixelPrompt> {
    const pixelsOf = (picture: Picture) => this.#pixelsOf(picture, size);
    return Promise.all(
      prompt.map(async (part) => {
        if ('text' in part) return part;
        if ('image' in part) return { image: await pixelsOf(part.image) };
        return { video: await Promise.all(part.video.map(pixelsOf)) };
      }),
    );
  }
}
