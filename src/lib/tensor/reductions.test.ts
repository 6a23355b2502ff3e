import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amax } from './amax';
import { argmax } from './argmax';
import { countNonzero } from './count-nonzero';
import { tensor, toFlat, toNested, zeros } from './create';
import { crossEntropy } from './cross-entropy';
import { cumsum } from './cumsum';
import { logSoftmax } from './log-softmax';
import { logsumexp } from './logsumexp';
import { softmax } from './softmax';
import { sum } from './sum';
import { topk } from './topk';

const x = tensor([
  [1, 5, 2],
  [7, 0, 3],
]);

describe('cumsum', () => {
  test('counts booleans in int64', () => {
    const text_time = cumsum(tensor([[0, 1, 0, 1]], { dtype: 'bool' }), -1);
    expect([text_time.dtype, toNested(text_time)]).toEqual(['int64', [[0, 1, 1, 2]]]);
  });

  test('agrees with adding up by hand, along any axis of any view', () => {
    const small = fc.integer({ min: -9, max: 9 });
    fc.assert(
      fc.property(fc.array(small, { minLength: 12, maxLength: 12 }), fc.nat(1), (values, axis) => {
        const view = tensor(values, { shape: [3, 4], dtype: 'int64' })
          .transpose(1, 0)
          .step(-1, 1);
        const totals = cumsum(view, axis);
        for (let i = 0; i < 4; i++) {
          for (let j = 0; j < 3; j++) {
            let total = 0;
            for (let k = 0; k <= (axis === 0 ? i : j); k++) {
              total += axis === 0 ? view.get(k, j) : view.get(i, k);
            }
            expect(totals.get(i, j)).toBe(total);
          }
        }
      }),
    );
  });
});

describe('the largest', () => {
  test('is found along one axis or several, keeping axes when asked', () => {
    expect(toNested(amax(x, 0))).toEqual([7, 5, 3]);
    expect(toNested(amax(x, -1, true))).toEqual([[5], [7]]);
    expect(amax(x, [0, 1]).get()).toBe(7);
    expect(amax(x, [-1, 0], true).shape).toEqual([1, 1]);
  });

  test('is NaN wherever there is one', () => {
    const withNaN = tensor([
      [1, NaN, 3],
      [NaN, 1, 2],
      [1, 2, NaN],
    ]);
    expect(toFlat(amax(withNaN, 1))).toEqual([NaN, NaN, NaN]);
    expect(toFlat(argmax(withNaN, 1))).toEqual([1, 0, 2]);
  });

  test('does not exist on an empty axis, in torch’s words', () => {
    const empty = zeros([2, 0]);
    expect(() => amax(empty, -1)).toThrow(
      'amax(): Expected reduction dim -1 to have non-zero size.',
    );
    expect(() => argmax(empty, 1)).toThrow('reduction dim 1 to have non-zero size');
    expect(amax(zeros([0, 2]), 1).shape).toEqual([0]);
  });

  test('of equals is the first', () => {
    expect(toFlat(argmax(tensor([[2, 4, 4]]), 1))).toEqual([1]);
    const { values, indices } = topk(tensor([1, 3, NaN, 3]), 3);
    expect(toFlat(values)).toEqual([NaN, 3, 3]);
    expect(toFlat(indices)).toEqual([2, 1, 3]);
  });

  test('k are found along any axis, if there are k', () => {
    expect(toNested(topk(x, 1, 0).indices)).toEqual([[1, 0, 1]]);
    expect(() => topk(x, 4)).toThrow('selected index k out of range (topk: k = 4 of 3)');
  });
});

test('sums and counts give int64 for bools, and an empty axis sums to 0', () => {
  const flags = tensor([[1, 0, 1]], { dtype: 'bool' });
  expect(sum(flags, 1).dtype).toBe('int64');
  expect(toFlat(sum(flags, 1))).toEqual([2]);
  expect(toFlat(sum(zeros([2, 0]), 1))).toEqual([0, 0]);
  expect(toNested(sum(x, 0, true))).toEqual([[8, 5, 5]]);
  expect(toFlat(countNonzero(tensor([[NaN, -0, 2]]), 1))).toEqual([2]);
});

test('an axis outside the rank is refused in torch’s words', () => {
  const message = 'Dimension out of range (expected to be in range of [-2, 1], but got 2)';
  const ops = { cumsum, amax, argmax, sum, countNonzero, softmax, logSoftmax, logsumexp };
  for (const [name, op] of Object.entries(ops)) {
    expect(() => op(x, 2)).toThrow(`${name}: ${message}`);
  }
});

describe('softmax', () => {
  test('rows sum to 1 and do not change when shifted', () => {
    const score = fc.double({ min: -700, max: 700, noNaN: true });
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 6 }), (scores) => {
        const row = softmax(tensor([scores], { dtype: 'float64' }), -1);
        expect(sum(row, -1).get(0)).toBeCloseTo(1, 12);
        const moved = softmax(
          tensor(
            scores.map((s) => s + 64),
            { dtype: 'float64' },
          ),
          0,
        );
        toFlat(moved).forEach((p, i) => expect(p).toBeCloseTo(row.get(0, i), 9));
      }),
    );
  });

  test('of a fully blocked row is uniform with -max and NaN with -Infinity', () => {
    const lowest = -3.4028234663852886e38;
    expect(toFlat(softmax(tensor([lowest, lowest, lowest, lowest]), 0))).toEqual(
      Array(4).fill(0.25),
    );
    expect(toFlat(softmax(tensor([-Infinity, -Infinity]), 0))).toEqual([NaN, NaN]);
    expect(toFlat(softmax(tensor([-Infinity, 0]), 0))).toEqual([0, 1]);
  });

  test('exists for floats only', () => {
    expect(() => softmax(tensor([1], { dtype: 'int64' }), 0)).toThrow(
      'softmax: not implemented for int64',
    );
  });

  test('has a logarithm that keeps its digits far from 0', () => {
    const row = logSoftmax(tensor([10000, 10001], { dtype: 'float64' }), 0);
    expect(row.get(1)).toBeCloseTo(-Math.log(1 + Math.exp(-1)), 15);
    expect(logsumexp(tensor([-Infinity, -Infinity]), 0).get()).toBe(-Infinity);
    expect(logsumexp(tensor([1000, 1000]), 0).get()).toBeCloseTo(1000 + Math.LN2, 4);
  });
});

describe('crossEntropy', () => {
  const logits = tensor([
    [0, 0],
    [0, Math.log(3)],
  ]);
  const labels = (...values: number[]) => tensor(values, { dtype: 'int64' });

  test('is the mean surprise in nats over the labels that count', () => {
    expect(crossEntropy(logits, labels(0, 1)).get()).toBeCloseTo(
      (Math.log(2) + Math.log(4 / 3)) / 2,
    );
    expect(crossEntropy(logits, labels(-100, 0)).get()).toBeCloseTo(Math.log(4));
    expect(crossEntropy(logits, labels(-100, -100)).get()).toBeNaN();
  });

  test('names a label that is no class and shapes that do not match', () => {
    expect(() => crossEntropy(logits, labels(0, 2))).toThrow('Target 2 is out of bounds.');
    expect(() => crossEntropy(logits, labels(0))).toThrow(
      'crossEntropy: shapes (2, 2) and (1,): want (N, classes) and (N,)',
    );
  });
});
