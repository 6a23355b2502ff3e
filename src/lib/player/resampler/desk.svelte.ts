/** What lies before a reader of the resampler page: frames, what the model made of them, and where they look. */

import type { RgbImage } from '../../flamingo/image-preprocess';
import { FlamingoError, problemOf, together, type Problem } from '../../flamingo/problem';
import type { Look, TracedTensor } from '../../flamingo/worker/protocol';
import { ModelSession, type Connection, type Status } from '../live/session.svelte';
import { defaults, limits, type Mode, type ResamplerState } from './state';

/** One frame or picture; `name` is that of the reader's own file. */
export interface Frame {
  readonly image: RgbImage;
  readonly name: string | null;
}

/** What the page keeps of a look: all that it draws. */
export interface Seen {
  /** (1, 1, num_latents, dim) */
  readonly latents: TracedTensor;
  /** By layer, (1, heads, n, F·v + n). */
  readonly attn: readonly TracedTensor[];
}

/** Frames, and what was seen in exactly these: one clip or one for each picture. */
export interface Sight {
  readonly mode: Mode;
  readonly frames: readonly Frame[];
  /** null while the model has not answered. */
  readonly seen: readonly Seen[] | null;
}

export interface DeskOptions {
  /** Starts the model's worker. */
  readonly start: () => Connection;
  /** The absolute address of the model's files. */
  readonly folder: () => string;
  /** Draws the frames of a state. @throws {FlamingoError} */
  readonly draw: (state: ResamplerState) => Promise<readonly RgbImage[]>;
  /** What the model sees of a file. @throws {FlamingoError} picture */
  readonly open: (file: File) => Promise<RgbImage>;
}

/** Of the state, what the frames depend on; the rest only changes where one looks. */
const INPUTS = ['mode', 'frames', 'thing', 'motion', 'seed'] as const;

export class ResamplerDesk {
  readonly session: ModelSession<never>;
  #state = $state.raw<ResamplerState>(defaults);
  #own = $state.raw<readonly Frame[] | null>(null);
  #isLost = $state(false);
  #sight = $state.raw<Sight | null>(null);
  #problem = $state.raw<Problem | null>(null);
  /** Counts the changes: what was drawn or seen for an earlier state comes too late. */
  #change = 0;
  /** Counts the choices of own pictures: the last one holds, however long its files take. */
  #choice = 0;
  #isClosed = false;
  readonly #options: DeskOptions;

  constructor(options: DeskOptions) {
    this.#options = options;
    const none = () => Promise.reject<RgbImage>(new Error('this page asks no prompts'));
    this.session = new ModelSession<never>(options.start, options.folder, none);
  }

  get state(): ResamplerState {
    return this.#state;
  }

  /** The reader's own pictures; null: scenes are drawn. */
  get own(): readonly Frame[] | null {
    return this.#own;
  }

  /** The address spoke of own pictures, and they are not here: scenes stand in their place. */
  get isLost(): boolean {
    return this.#isLost;
  }

  get sight(): Sight | null {
    return this.#sight;
  }

  /** What was wrong with what the reader brought. */
  get problem(): Problem | null {
    return this.#problem;
  }

  get status(): Status {
    return this.session.status;
  }

  /** How many frames there can be. */
  get mostFrames(): number {
    return this.#own?.length ?? limits.frames[1];
  }

  /** Fetches the model, and looks. */
  async load(): Promise<void> {
    this.#problem = null;
    await this.session.load();
    await this.#look();
  }

  /** Changes a part of the state. */
  async set(change: Partial<ResamplerState>): Promise<void> {
    const before = this.#state;
    this.#state = { ...before, ...change };
    this.#problem = null;
    if (INPUTS.every((key) => this.#state[key] === before[key])) return;
    this.#isLost = false;
    await this.#look();
  }

  /** The first look, at a state that came from the address. @param kept the own pictures that it speaks of, if they are here */
  async show(state: ResamplerState, kept: readonly Frame[] | null = null): Promise<void> {
    this.#own = state.own > 0 ? kept : null;
    this.#isLost = state.own > 0 && kept === null;
    const own = this.#own?.length ?? 0;
    this.#state = { ...state, own, frames: Math.min(state.frames, this.mostFrames) };
    await this.#look();
  }

  /** Puts files in place of the scenes, in this order; what is no picture is named and left out. They stay on the device. */
  async bring(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    const choice = ++this.#choice;
    const isCurrent = () => choice === this.#choice;
    this.#problem = null;
    try {
      const [, most] = limits.frames;
      const count = files.length;
      if (count > most)
        throw new FlamingoError({ kind: 'too_many_frames', count, most, part: null });
      const { own, problem } = await this.#openEach(files, isCurrent);
      if (!isCurrent()) return;
      this.#problem = problem;
      if (own.length === 0) return;
      this.#own = own;
      this.#isLost = false;
      this.#state = { ...this.#state, frames: own.length, own: own.length };
    } catch (error) {
      if (isCurrent()) this.#problem = problemOf(error);
      return;
    }
    await this.#look();
  }

  /** One after the other: eight large pictures at once would take more memory than a phone has. */
  async #openEach(files: readonly File[], isCurrent: () => boolean) {
    const own: Frame[] = [];
    const problems: Problem[] = [];
    for (const file of files) {
      try {
        own.push({ image: await this.#options.open(file), name: file.name });
      } catch (error) {
        problems.push(problemOf(error));
      }
      if (!isCurrent()) break;
    }
    return { own, problem: together(problems) };
  }

  /** Back to drawn scenes. */
  async dropOwn(): Promise<void> {
    this.#choice++;
    this.#own = null;
    this.#state = { ...this.#state, own: 0 };
    this.#problem = null;
    await this.#look();
  }

  /** Ends everything, for good. */
  close(): void {
    this.#isClosed = true;
    this.#change++;
    this.#choice++;
    this.session.close();
  }

  async #look(): Promise<void> {
    if (this.#isClosed) return;
    const change = ++this.#change;
    const { mode } = this.#state;
    try {
      const frames = await this.#frames();
      if (change !== this.#change) return;
      const { client } = this.session;
      // Until the model is there the frames are seen alone; later they change with what it makes of them.
      if (client === null) this.#sight = { mode, frames, seen: null };
      if (client === null) return;
      const images = frames.map(({ image }) => image);
      const media = mode === 'clip' ? [images] : images.map((image) => [image]);
      const looks = await Promise.all(media.map((one) => client.look(one)));
      if (change === this.#change) this.#sight = { mode, frames, seen: looks.map(keep) };
    } catch (error) {
      if (change === this.#change) this.#problem = problemOf(error);
    }
  }

  async #frames(): Promise<readonly Frame[]> {
    if (this.#own) return this.#own.slice(0, this.#state.frames);
    const images = await this.#options.draw(this.#state);
    return images.map((image) => ({ image, name: null }));
  }
}

/** A whole trace is megabytes. */
function keep({ latents, trace }: Look): Seen {
  const attn: TracedTensor[] = [];
  for (;;) {
    const layer = trace[`perceiver.layer.${attn.length}.attn`];
    if (layer === undefined) return { latents, attn };
    attn.push(layer);
  }
}
