/** Random choices that are the same on every machine for the same numbers. */

import { mulberry32, uniforms } from '../../flamingo/mulberry32';

export interface Random {
  /** A whole number from low to high, both included. */
  between(low: number, high: number): number;
  /** True with a probability of p. */
  chance(p: number): boolean;
  pick<T>(from: readonly T[]): T;
  shuffled<T>(from: readonly T[]): T[];
}

/** @param keys whole numbers, of which each counts: a seed, a level, a place in a series */
export function randomOf(...keys: readonly number[]): Random {
  const next = uniforms(keys.reduce((state, key) => mulberry32(state ^ (key + 1))(), 0x5eed));
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    between,
    chance: (p) => next() < p,
    pick: (from) => from[between(0, from.length - 1)],
    shuffled(from) {
      const out = [...from];
      for (let i = out.length - 1; i > 0; i--) {
        const j = between(0, i);
        [out[i], out[j]] = [out[j], out[i]];
      }
      return out;
    },
  };
}
