import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareOf } from './wilson';

describe('shareOf', () => {
  test('gives the intervals that Python gives', () => {
    expect(shareOf(0, 8)).toEqual({ right: 0, n: 8, share: 0, low: 0, high: 0.3244 });
    expect(shareOf(970, 1000)).toMatchObject({ share: 0.97, low: 0.9575, high: 0.9789 });
    expect(shareOf(1, 3)).toMatchObject({ share: 0.3333, low: 0.0615, high: 0.7923 });
  });

  test('an interval holds its share, stays within 0 and 1, and narrows with more questions', () => {
    const law = fc.property(fc.integer({ min: 1, max: 2000 }), fc.nat(2000), (n, some) => {
      const right = Math.min(some, n);
      const { share, low, high } = shareOf(right, n);
      expect(0 <= low && low <= share && share <= high && high <= 1).toBe(true);
      const more = shareOf(10 * right, 10 * n);
      expect(more.high - more.low).toBeLessThan(high - low);
    });
    fc.assert(law);
  });

  test('all wrong and all right are mirror images', () => {
    expect(shareOf(0, 50).high).toBeCloseTo(1 - shareOf(50, 50).low, 10);
  });
});
