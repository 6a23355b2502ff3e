/** A part of the program that is fetched when it is first asked for, while the widget stands without it. */

import { onDemand } from '../../lib/marks/on-demand';

export class Late<T> {
  #now = $state.raw<T | null>(null);
  #isMissing = $state(false);
  readonly #fetch: () => Promise<T>;

  /** @param fetch imports the part; it is called once, and again after a failure */
  constructor(fetch: () => Promise<T>) {
    this.#fetch = onDemand(fetch);
  }

  /** null: it is not here yet. */
  get now(): T | null {
    return this.#now;
  }

  /** It could not be fetched; whoever asks next may be luckier. */
  get isMissing(): boolean {
    return this.#isMissing;
  }

  /** null: it is here. Else settles once it is, or cannot be had; a widget goes on without it, so that is no error. */
  come(): Promise<void> | null {
    return this.#now ? null : this.#fetched();
  }

  async #fetched(): Promise<void> {
    try {
      this.#now = await this.#fetch();
      this.#isMissing = false;
    } catch {
      this.#isMissing = true;
    }
  }
}

/** Settles with the later of two; null: there is nothing to wait for. */
export const both = (a: Promise<void> | null, b: Promise<void> | null): Promise<unknown> | null =>
  a || b ? Promise.all([a, b]) : null;
