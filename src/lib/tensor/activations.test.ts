import { describe, expect, test } from 'vitest';
import { tensor, toFlat } from './create';
import { erf, erfOf } from './erf';
import { gelu } from './gelu';
import { layerNorm } from './layer-norm';
import { maskedFill } from './masked-fill';

const float64 = (...values: number[]) => tensor(values, { dtype: 'float64' });

describe('erf', () => {
  test.each([
    // Reference values: Abramowitz & Stegun, table 7.1, and mpmath for the tail.
    [0.5, 0.5204998778130465],
    [1, 0.8427007929497149],
    [2, 0.9953222650189527],
    [3.5, 0.9999992569016276],
    [5, 0.9999999999984626],
  ])('of ±%f is ±%f', (x, wanted) => {
    expect(erfOf(x)).toBeCloseTo(wanted, 14);
    expect(erfOf(-x)).toBe(-erfOf(x));
  });

  test('has no step where the series gives way to the fraction', () => {
    expect(erfOf(3 + 1e-9) - erfOf(3 - 1e-9)).toBeCloseTo(0, 12);
  });

  test('keeps NaN, infinities and the sign of zero', () => {
    expect(toFlat(erf(float64(NaN, -Infinity, -0)))).toEqual([NaN, -1, -0]);
  });
});

describe('gelu', () => {
  test('is exact by default, and the approximation differs in the fourth digit', () => {
    expect(gelu(float64(1)).get(0)).toBeCloseTo(0.8413447460685429, 14);
    expect(gelu(float64(1), 'tanh').get(0)).toBeCloseTo(0.8411919906082768, 14);
  });

  test('of -Infinity is NaN, as in torch', () => {
    expect(toFlat(gelu(float64(-Infinity, Infinity)))).toEqual([NaN, Infinity]);
    expect(gelu(float64(-Infinity), 'tanh').get(0)).toBeNaN();
  });
});

describe('layerNorm', () => {
  test('gives mean 0 and biased variance 1, then weight and bias', () => {
    const x = float64(1, 3);
    const [low, high] = toFlat(layerNorm(x, [2], null, null, 0));
    expect([low, high]).toEqual([-1, 1]);
    const scaled = layerNorm(x, [2], float64(2, 10), float64(0, 1), 0);
    expect(toFlat(scaled)).toEqual([-2, 11]);
  });

  test('of a constant row is the bias, because of eps', () => {
    expect(toFlat(layerNorm(float64(7, 7), [2], null, float64(1, 2)))).toEqual([1, 2]);
  });

  test('reads through strides and can span two axes', () => {
    const x = tensor([
      [1, 5],
      [3, 7],
    ]);
    expect(toFlat(layerNorm(x.transpose(1, 0), [2], null, null, 0))).toEqual([-1, 1, -1, 1]);
    const [first] = toFlat(layerNorm(x, [2, 2], null, null, 0));
    expect(first).toBeCloseTo(-3 / Math.sqrt(5), 6);
  });

  test('names a shape that does not fit', () => {
    const x = tensor([[1, 2, 3]]);
    expect(() => layerNorm(x, [2])).toThrow('layerNorm: shape (1, 3) does not end in (2,)');
    expect(() => layerNorm(x, [3], tensor([1]))).toThrow(
      'layerNorm: weight has shape (1,), not (3,)',
    );
  });
});

describe('maskedFill', () => {
  const mask = tensor([[1], [0]], { dtype: 'bool' });

  test('broadcasts the mask and replaces NaN too', () => {
    const x = tensor([
      [NaN, 1],
      [2, NaN],
    ]);
    expect(toFlat(maskedFill(x, mask, 0))).toEqual([0, 0, 2, NaN]);
  });

  test('refuses a finite value beyond the dtype, but takes infinity', () => {
    const half = tensor([[1, 2]], { dtype: 'float16' });
    expect(() => maskedFill(half, mask, -3.4e38)).toThrow(
      'value cannot be converted to type at::Half without overflow',
    );
    expect(toFlat(maskedFill(half, mask, -Infinity))).toEqual([-Infinity, -Infinity, 1, 2]);
  });

  test('wants a bool mask', () => {
    expect(() => maskedFill(mask, tensor([1]), 0)).toThrow('maskedFill: the mask is float32');
  });
});
