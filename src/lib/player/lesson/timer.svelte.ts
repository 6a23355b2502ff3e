/** The teacher's clock: it runs, rests, and goes on after a reload, where the device keeps it. */

import { readDevice, writeDevice } from '../on-device';

/** A clock that nobody has looked at for so long, in milliseconds, was left running. */
const FORGOTTEN = 3 * 60 * 60_000;

interface Kept {
  /** Milliseconds that had passed at `at`. */
  readonly passed: number;
  readonly at: number;
  readonly isRunning: boolean;
}

export class LessonTimer {
  readonly #name: string;
  readonly #clock: () => number;
  #kept = $state.raw<Kept>({ passed: 0, at: 0, isRunning: false });
  #now = $state(0);

  /** Milliseconds of the lesson. */
  readonly passed = $derived(
    this.#kept.passed + (this.#kept.isRunning ? Math.max(0, this.#now - this.#kept.at) : 0),
  );

  /** @param lesson its id: each has a clock */
  constructor(lesson: string, clock: () => number = Date.now) {
    this.#name = `flamingo-lesson-timer-${lesson}`;
    this.#clock = clock;
    this.#now = clock();
  }

  get isRunning(): boolean {
    return this.#kept.isRunning;
  }

  /** Goes on from what the device has kept. */
  resume(): void {
    const kept = readKept(readDevice(this.#name));
    this.tick();
    // One from the future, of a clock that was set back, would not run until then.
    if (kept && Math.abs(this.#now - kept.at) < FORGOTTEN) this.#kept = kept;
  }

  /** Reads the clock. */
  tick(): void {
    this.#now = this.#clock();
  }

  start(): void {
    this.#keep(true, this.passed);
  }

  pause(): void {
    this.tick();
    this.#keep(false, this.passed);
  }

  reset(): void {
    this.#keep(false, 0);
  }

  #keep(isRunning: boolean, passed: number): void {
    this.tick();
    this.#kept = { passed, at: this.#now, isRunning };
    writeDevice(this.#name, JSON.stringify(this.#kept));
  }
}

/** @returns null for what this clock has not written */
function readKept(text: string | null): Kept | null {
  try {
    const { passed, at, isRunning } = JSON.parse(text ?? '{}') as Partial<Kept>;
    const isTime = [passed, at].every((time) => Number.isFinite(time) && time! >= 0);
    return isTime && typeof isRunning === 'boolean' ? ({ passed, at, isRunning } as Kept) : null;
  } catch {
    return null;
  }
}
