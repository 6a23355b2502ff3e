/** Goes through places one after another by itself, until it is stopped or at the end. */

/** Milliseconds at each place: enough to read a number. */
const DWELL = 900;

export class Walk {
  #isOn = $state(false);
  /** Counts the walks: one that was stopped while it waited does not go on. */
  #walk = 0;

  get isOn(): boolean {
    return this.#isOn;
  }

  /**
   * @param from the first place
   * @param to the last place
   * @param visit goes there; the time at a place begins when it has arrived
   * @returns when it has stopped
   */
  async start(
    from: number,
    to: number,
    visit: (place: number) => void | Promise<void>,
  ): Promise<void> {
    const walk = ++this.#walk;
    const isCurrent = () => walk === this.#walk;
    this.#isOn = true;
    for (let place = from; place <= to; place++) {
      await visit(place);
      if (place < to && isCurrent()) await new Promise((wake) => setTimeout(wake, DWELL));
      if (!isCurrent()) return;
    }
    this.#isOn = false;
  }

  stop(): void {
    this.#walk++;
    this.#isOn = false;
  }
}
