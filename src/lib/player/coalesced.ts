/**
 * Passes on the newest of many values: the first at once, then one in each pause. Browsers refuse more than a hundred
 * changes of an address in thirty seconds, and a reader who drags makes sixty in one.
 */
export class Coalesced<Value> {
  #waiting: { readonly value: Value } | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  readonly #pass: (value: Value) => void;
  readonly #pause: number;

  /** @param pause in milliseconds */
  constructor(pass: (value: Value) => void, pause = 400) {
    this.#pass = pass;
    this.#pause = pause;
  }

  set(value: Value): void {
    this.#waiting = { value };
    if (this.#timer === null) this.#next();
  }

  /** Passes on what waits: nothing may be lost when the page is left. */
  flush(): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting !== null) this.#pass(waiting.value);
  }

  /** What waits is not passed on any more. */
  forget(): void {
    this.#waiting = null;
  }

  /** Rests for good; what waits is forgotten. */
  close(): void {
    this.#waiting = null;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #next(): void {
    const isIdle = this.#waiting === null;
    this.flush();
    this.#timer = isIdle ? null : setTimeout(() => this.#next(), this.#pause);
  }
}
