import { mulberry32 } from '../mulberry32';

const RANGE = 2 ** 32;

/**
 * Random draws that are the same here and in Python (notebooks/tiny_flamingo/rng.py). One seed, one world.
 */
export class Random {
  /** The next 32 random bits. */
  readonly u32: () => number;

  /** @param seed any whole number; its lowest 32 bits count */
  constructor(seed: number) {
    this.u32 = mulberry32(seed);
  }

  /** A number from 0 to 1, without 1. */
  uniform(): number {
    return this.u32() / RANGE;
  }

  /** A whole number from 0 to n, without n. */
  below(n: number): number {
    return Math.floor(this.uniform() * n);
  }

  /** A whole number from low to high, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** @throws {Error} when there is nothing to choose from */
  choice<T>(items: readonly T[]): T {
    if (items.length === 0) throw new Error('choice: there is nothing to choose from');
    return items[this.below(items.length)];
  }

  /**
   * `count` different places of the list, in random order: the first steps of a Fisher-Yates shuffle.
   * @throws {Error} when the list has fewer
   */
  sample<T>(items: readonly T[], count: number): T[] {
    if (count > items.length) throw new Error(`sample: ${count} of ${items.length} items`);
    const pool = [...items];
    for (let i = 0; i < count; i++) {
      const j = i + this.below(pool.length - i);
      [pool[i], pool[j]] = [pool[j], pool[i]];
    }
    return pool.slice(0, count);
  }

  /** All items in random order, as a new list. */
  shuffle<T>(items: readonly T[]): T[] {
    return this.sample(items, items.length);
  }

  /** true with probability p. */
  chance(p: number): boolean {
    return this.uniform() < p;
  }
}
