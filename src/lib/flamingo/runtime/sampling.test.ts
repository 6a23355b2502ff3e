import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createSampler,
  sampledDistribution,
  softmaxOf,
  topCandidates,
  type SamplingOptions,
} from './sampling';

const LOGITS = [0, 2, 1, -1, 1.5];

/** How often each token comes in `draws` draws. */
function frequencies(options: SamplingOptions, draws = 20000): number[] {
  const sampler = createSampler(options);
  const counts = new Array<number>(LOGITS.length).fill(0);
  for (let i = 0; i < draws; i++) counts[sampler(LOGITS, 0)]++;
  return counts.map((count) => count / draws);
}

const expectNear = (got: number[], wanted: ArrayLike<number>) =>
  got.forEach((value, i) => expect(Math.abs(value - wanted[i])).toBeLessThan(0.015));

describe('sampling', () => {
  test('is greedy without a temperature, and takes the first of equals', () => {
    expect(createSampler()(LOGITS, 0)).toBe(1);
    expect(createSampler({ top_k: 3 })([1, 5, 5], 0)).toBe(1);
  });

  test('at a temperature near 0 takes the likeliest, though logits over it are infinite', () => {
    expect(createSampler({ temperature: 1e-310 })([5, 1, 2, 3], 0)).toBe(0);
    expect(createSampler({ temperature: 5e-324 })([-5, -1, -2, -3], 0)).toBe(1);
  });

  test('at temperature 1 draws by the probabilities, at 2 by those of halved logits', () => {
    expectNear(frequencies({ temperature: 1, seed: 3 }), softmaxOf(LOGITS));
    expectNear(frequencies({ temperature: 2, seed: 3 }), softmaxOf(LOGITS.map((l) => l / 2)));
  });

  test('top_k keeps the likeliest, in their own proportions', () => {
    const p = softmaxOf(LOGITS);
    const kept = p[1] + p[4];
    expectNear(frequencies({ temperature: 1, top_k: 2, seed: 4 }), [
      0,
      p[1] / kept,
      0,
      0,
      p[4] / kept,
    ]);
  });

  test('top_p keeps as few as reach it, and always one', () => {
    const p = softmaxOf(LOGITS);
    const two = frequencies({ temperature: 1, top_p: p[1] + 0.01, seed: 5 });
    expect(two.map((share) => share > 0)).toEqual([false, true, false, false, true]);
    expect(frequencies({ temperature: 1, top_p: 1e-9, seed: 5 }, 100)[1]).toBe(1);
  });

  test('equal seeds draw equal tokens, other seeds others', () => {
    const draw = (seed: number) => {
      const sampler = createSampler({ temperature: 1.5, seed });
      return Array.from({ length: 40 }, () => sampler(LOGITS, 0)).join();
    };
    expect(draw(9)).toBe(draw(9));
    expect(draw(9)).not.toBe(draw(10));
  });

  test.each([
    [{ temperature: -1 }, 'sampling: temperature -1 is out of range'],
    [{ temperature: 1, top_k: 0 }, 'sampling: top_k 0 is out of range'],
    [{ temperature: 1, top_p: 1.1 }, 'sampling: top_p 1.1 is out of range'],
    [{ temperature: NaN }, 'sampling: temperature NaN is out of range'],
    [{ seed: 0.5 }, 'sampling: seed 0.5 is out of range'],
  ])('%o is refused', (options, message) => {
    expect(() => createSampler(options)).toThrow(message);
  });

  test('candidates come best first, with lower tokens first among equals', () => {
    expect(topCandidates([0.1, 0.4, 0.1, 0.4], 3)).toEqual([
      [1, 0.4],
      [3, 0.4],
      [0, 0.1],
    ]);
  });

  test('candidates are the head of the whole ranking', () => {
    const probabilities = fc.array(fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(probabilities, fc.integer({ min: 0, max: 12 }), (p, k) => {
        const all = p.map((value, token) => [token, value]);
        all.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
        expect(topCandidates(p, k)).toEqual(all.slice(0, k));
      }),
    );
  });

  test('every draw is one of the tokens, whatever the logits', () => {
    const logits = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(logits, fc.nat(), fc.double({ min: 0.01, max: 1, noNaN: true }), (l, seed, p) => {
        const token = createSampler({ temperature: 0.7, top_p: p, seed })(l, 0);
        return Number.isInteger(token) && token >= 0 && token < l.length;
      }),
    );
  });

  test('what is drawn from is told: the tokens that stay, adding up to 1', () => {
    expect(sampledDistribution(LOGITS)).toEqual([[1, 1]]);
    const p = softmaxOf(LOGITS.map((logit) => logit / 2));
    const [most, next] = [p[1] / (p[1] + p[4]), p[4] / (p[1] + p[4])];
    const told = sampledDistribution(LOGITS, { temperature: 2, top_k: 2 });
    expect(told.map(([token]) => token)).toEqual([1, 4]);
    expect(told[0][1]).toBeCloseTo(most, 12);
    expect(told[1][1]).toBeCloseTo(next, 12);
    const drawn = frequencies({ temperature: 0.7, top_p: 0.9, seed: 2 });
    const wanted = new Array<number>(LOGITS.length).fill(0);
    for (const [token, share] of sampledDistribution(LOGITS, { temperature: 0.7, top_p: 0.9 })) {
      wanted[token] = share;
    }
    expectNear(drawn, wanted);
    expect(() => sampledDistribution(LOGITS, { temperature: 1, top_p: 0 })).toThrow('top_p 0');
  });
});
