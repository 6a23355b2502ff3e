/** A series of bug hunts: which one is on, and what became of the others. */

import { makeHunt, type GotchaId, type Level } from '../../lesson';
import { Hunting, type HuntOutcome } from './hunting.svelte';

export class Hunts {
  readonly seed: number;
  readonly level: Level;
  /** One a hunt; null: it was not begun. */
  #begun = $state.raw<readonly (Hunting | null)[]>([]);

  /** @param length hunts of the series */
  constructor(seed: number, level: Level, length: number) {
    this.seed = seed;
    this.level = level;
    this.#begun = Array.from({ length }, () => null);
  }

  /** What became of each. */
  get outcomes(): readonly HuntOutcome[] {
    return this.#begun.map((hunting) => hunting?.outcome ?? null);
  }

  get begun(): readonly (Hunting | null)[] {
    return this.#begun;
  }

  /** A hunt that was begun; null before. */
  at(position: number): Hunting | null {
    return this.#begun[position] ?? null;
  }

  /** Begins a hunt, from 0, unless it was begun. */
  begin(position: number): void {
    if (this.at(position) || !(position in this.#begun)) return;
    const hunting = new Hunting(makeHunt(this.seed, position, this.level));
    this.#begun = this.#begun.with(position, hunting);
  }

  /** Where to read on about what was not found at once, each once. */
  get lookAt(): readonly GotchaId[] {
    const missed = this.#begun.filter(
      (one) => one?.outcome === 'wrong' || one?.outcome === 'skipped',
    );
    const found = missed.flatMap((one) => one?.bug.gotcha ?? []);
    return found.filter((id, i) => found.indexOf(id) === i);
  }
}
