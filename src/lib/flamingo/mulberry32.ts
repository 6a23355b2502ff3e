const RANGE = 2 ** 32;

/**
 * Tommy Ettinger's mulberry32: 32 bits of state, the same numbers here and in Python (notebooks/tiny_flamingo/rng.py).
 * @param seed any whole number; its lowest 32 bits count
 * @returns what gives the next 32 random bits
 */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
}

/** Numbers from 0 to 1, without 1. */
export function uniforms(seed: number): () => number {
  const next = mulberry32(seed);
  return () => next() / RANGE;
}
