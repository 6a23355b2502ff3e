/** What something was before: the way back, and the way forth again. */

/** So many steps back, at most. */
const MOST = 50;
/** Milliseconds. Changes of the same thing that follow each other as quickly are one step: a word, a drag. */
const PAUSE = 1000;

export class History<State> {
  #past = $state.raw<readonly State[]>([]);
  #future = $state.raw<readonly State[]>([]);
  #last: { readonly what: string | null; readonly at: number } = { what: null, at: 0 };
  readonly #now: () => number;

  /** @param now the time in milliseconds */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** All that can come back. */
  get states(): readonly State[] {
    return [...this.#past, ...this.#future];
  }

  /**
   * Before a change.
   * @param state what is about to be changed
   * @param what of it is changed; null: a step of its own, however quickly it follows
   */
  record(state: State, what: string | null): void {
    const at = this.#now();
    const { what: before, at: then } = this.#last;
    const goesOn = what !== null && what === before && at - then < PAUSE && this.canUndo;
    this.#last = { what, at };
    this.#future = [];
    if (!goesOn) this.#past = [...this.#past, state].slice(-MOST);
  }

  /** @returns the state to go back to; null: there is none */
  undo(now: State): State | null {
    if (!this.canUndo) return null;
    const state = this.#past[this.#past.length - 1];
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, now];
    this.#last = { what: null, at: 0 };
    return state;
  }

  /** @returns the state to go forth to; null: there is none */
  redo(now: State): State | null {
    if (!this.canRedo) return null;
    const state = this.#future[this.#future.length - 1];
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, now];
    this.#last = { what: null, at: 0 };
    return state;
  }

  clear(): void {
    this.#past = this.#future = [];
    this.#last = { what: null, at: 0 };
  }
}
