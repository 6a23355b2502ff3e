/** The edits that can be taken back, and those that were. */

import type { Inputs } from '../trace';

const MAX_EDITS = 200;

export class History {
  #past = $state.raw<readonly Inputs[]>([]);
  #future = $state.raw<readonly Inputs[]>([]);

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** An edit leads away from `inputs`; what could be redone is over. */
  leave(inputs: Inputs): void {
    this.#past = [...this.#past, inputs].slice(-MAX_EDITS);
    this.#future = [];
  }

  /** The inputs before the last edit; `now` can be redone from there. */
  back(now: Inputs): Inputs | null {
    const last = this.#past.at(-1);
    if (!last) return null;
    this.#past = this.#past.slice(0, -1);
    this.#future = [now, ...this.#future];
    return last;
  }

  /** The inputs that the last undo left. */
  forth(now: Inputs): Inputs | null {
    const [next, ...rest] = this.#future;
    if (!next) return null;
    this.#past = [...this.#past, now];
    this.#future = rest;
    return next;
  }

  forget(): void {
    this.#past = [];
    this.#future = [];
  }
}
