/** How the model goes on writing: how words are drawn, and which of its steps is looked at. */

import type { AnswerOptions } from '../../flamingo/prompt-model';
import { Walk } from './walk.svelte';

export interface WritingSettings {
  /** 0: always the likeliest word. */
  readonly temperature: number;
  /** null: all words. */
  readonly top_k: number | null;
  readonly top_p: number;
  readonly seed: number;
  /** true: neither <|endofchunk|> nor <image> ends it. */
  readonly go_on: boolean;
}

export const startWriting: WritingSettings = {
  temperature: 0,
  top_k: null,
  top_p: 1,
  seed: 0,
  go_on: false,
};

export class Writing {
  #settings = $state.raw<WritingSettings>(startWriting);
  /** null: the last that there is. */
  #step = $state<number | null>(null);
  readonly #walk = new Walk();

  get settings(): WritingSettings {
    return this.#settings;
  }

  set(change: Partial<WritingSettings>): void {
    this.#settings = { ...this.#settings, ...change };
  }

  /** As the model is asked. */
  get options(): Pick<AnswerOptions, 'sampling' | 'go_on'> {
    const { go_on, top_k, temperature, top_p, seed } = this.#settings;
    return {
      go_on,
      sampling: { temperature, top_p, seed, ...(top_k === null ? {} : { top_k }) },
    };
  }

  /** The step that is looked at, of `count`; −1 where there is none. */
  stepOf(count: number): number {
    return Math.min(this.#step ?? Infinity, count - 1);
  }

  get isPlaying(): boolean {
    return this.#walk.isOn;
  }

  /** Looks at a step. */
  goTo(step: number): void {
    this.#walk.stop();
    this.#step = Math.max(0, step);
  }

  /** Looks at one step after another; from the last one on it begins with the first. */
  async play(count: number): Promise<void> {
    if (count === 0) return;
    const at = this.stepOf(count);
    const from = at === count - 1 ? 0 : at + 1;
    await this.#walk.start(from, count - 1, (step) => void (this.#step = step));
  }

  pause(): void {
    this.#walk.stop();
  }

  /** The steps are new. */
  restart(): void {
    this.#walk.stop();
    this.#step = null;
  }
}
