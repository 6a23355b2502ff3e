import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import goldens from './goldens/random.json';
import { Random } from './random';

const draws = <T>(seed: number, draw: (rng: Random) => T, count: number): T[] => {
  const rng = new Random(seed);
  return Array.from({ length: count }, () => draw(rng));
};
const ITEMS = [2, 3, 5, 7, 11, 13, 17];
const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('Random', () => {
  test.each(goldens)('draws what Python draws from seed $seed', (golden) => {
    const { seed } = golden;
    const drawn = {
      seed,
      u32: draws(seed, (rng) => rng.u32(), 12),
      uniform: draws(seed, (rng) => rng.uniform(), 4),
      between: draws(seed, (rng) => rng.between(-24, 24), 12),
      choice: draws(seed, (rng) => rng.choice(ITEMS), 12),
      sample: draws(seed, (rng) => rng.sample(ITEMS, 3), 4),
      shuffle: draws(seed, (rng) => rng.shuffle(ITEMS), 4),
      chance: draws(seed, (rng) => rng.chance(0.5), 12),
    };
    expect(drawn).toEqual(golden);
  });

  test('below gives whole numbers from 0 to n, without n', () => {
    const law = fc.property(seeds, fc.integer({ min: 1, max: 2 ** 31 }), (seed, n) => {
      for (const x of draws(seed, (rng) => rng.below(n), 8)) {
        expect(Number.isInteger(x) && x >= 0 && x < n).toBe(true);
      }
    });
    fc.assert(law);
  });

  test('between reaches both of its ends and nothing beyond', () => {
    const drawn = new Set(draws(5, (rng) => rng.between(-2, 2), 200));
    expect([...drawn].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
  });

  test('sample gives different places of the list, and leaves the list alone', () => {
    const law = fc.property(seeds, fc.nat(20), fc.nat(20), (seed, size, wanted) => {
      const items = Array.from({ length: size }, (_, i) => i);
      const count = Math.min(wanted, size);
      const sample = new Random(seed).sample(items, count);
      expect(new Set(sample).size).toBe(count);
      expect(sample.every((item) => items.includes(item))).toBe(true);
      expect(items).toEqual(Array.from({ length: size }, (_, i) => i));
    });
    fc.assert(law);
  });

  test('shuffle is a permutation, of equal items too', () => {
    const law = fc.property(seeds, fc.array(fc.nat(5)), (seed, items) => {
      expect(new Random(seed).shuffle(items).sort()).toEqual([...items].sort());
    });
    fc.assert(law);
  });

  test('shuffle puts each item at each place about equally often', () => {
    const counts = [0, 1, 2].map(() => [0, 0, 0]);
    for (const order of draws(5, (rng) => rng.shuffle([0, 1, 2]), 3000)) {
      order.forEach((item, place) => counts[item][place]++);
    }
    for (const count of counts.flat()) expect(Math.abs(count - 1000)).toBeLessThan(100);
  });

  test('only the lowest 32 bits of a seed count', () => {
    const law = fc.property(seeds, fc.nat(1000), (seed, many) => {
      expect(new Random(seed + many * 2 ** 32).u32()).toBe(new Random(seed).u32());
    });
    fc.assert(law);
  });

  test('choosing from nothing, or more than there is, is an error', () => {
    expect(() => new Random(5).choice([])).toThrow('nothing to choose from');
    expect(() => new Random(5).sample([1, 2], 3)).toThrow('sample: 3 of 2 items');
  });
});
