import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cast } from './cast';
import { full, scalar, tensor, toFlat } from './create';
import { round } from './dtype';
import { finfo, iinfo } from './finfo';
import { decodeBfloat16, decodeFloat16, encodeBfloat16, encodeFloat16 } from './half';
import { resultType } from './promote';

/** The 16-bit pattern whose value is nearest, by trying all; the even one of two equally near. */
function nearest(x: number, values: readonly number[], overflow: number): number {
  const single = Math.fround(x);
  const magnitude = Math.abs(single);
  if (magnitude >= overflow) return Math.sign(single) * Infinity;
  let best = 0;
  values.forEach((value, bits) => {
    const [d, best_d] = [Math.abs(value - magnitude), Math.abs(values[best] - magnitude)];
    if (d < best_d || (d === best_d && bits % 2 === 0)) best = bits;
  });
  return single < 0 || Object.is(single, -0) ? -values[best] : values[best];
}

function finiteValues(decode: (bits: number) => number): number[] {
  const all = Array.from({ length: 0x8000 }, (_, bits) => decode(bits));
  return all.filter(Number.isFinite);
}

describe.each([
  { dtype: 'float16', encode: encodeFloat16, decode: decodeFloat16, overflow: 65520, scale: 65600 },
  {
    dtype: 'bfloat16',
    encode: encodeBfloat16,
    decode: decodeBfloat16,
    overflow: 2 ** 128 * (1 - 2 ** -9),
    scale: 3.4e38,
  },
] as const)('$dtype', ({ dtype, encode, decode, overflow, scale }) => {
  const values = finiteValues(decode);

  test('rounds to the nearest value, half to even, as trying all of them shows', () => {
    const any = fc.oneof(
      fc.double({ min: -scale, max: scale, noNaN: true }),
      fc.double({ min: -1e-4, max: 1e-4, noNaN: true }),
      // Halfway between two neighbours, where "nearest" alone does not decide.
      fc.nat({ max: values.length - 2 }).map((i) => (values[i] + values[i + 1]) / 2),
    );
    fc.assert(
      fc.property(any, (x) => Object.is(round(dtype, x), nearest(x, values, overflow))),
      { numRuns: 200 },
    );
  });

  test('gives every bit pattern back', () => {
    for (let bits = 0; bits < 0x10000; bits++) {
      if (!Number.isNaN(decode(bits)) && encode(decode(bits)) !== bits) expect(bits).toBe(-1);
    }
    expect(decode(encode(NaN))).toBeNaN();
    expect(decode(encode(-Infinity))).toBe(-Infinity);
  });
});

test('a double is rounded to float32 first, so two roundings can differ from one', () => {
  const just_above_half = 1 + 2 ** -11 + 2 ** -30;
  expect(round('float16', just_above_half)).toBe(1);
});

describe('the dtype of a result', () => {
  const [half, brain] = [full([2], 1, 'float16'), full([2], 1, 'bfloat16')];
  const [single, whole] = [full([2], 1, 'float32'), full([2], 1, 'int64')];

  test.each([
    ['tensors of one kind meet in the wider', single, full([2], 1, 'float64'), 'float64'],
    ['the two 16-bit floats meet in float32', half, brain, 'float32'],
    ['a 0-dim tensor does not widen one with axes', half, scalar(1, 'float32'), 'float16'],
    ['but a higher kind wins even when 0-dim', whole, scalar(1, 'float16'), 'float16'],
    ['a number is no wider than the tensor', half, 0.5, 'float16'],
    ['an int64 tensor times a fraction is float32', whole, 0.5, 'float32'],
    ['an int64 tensor plus 1 stays int64', whole, 1, 'int64'],
    ['a bool tensor plus 1 is int64', full([2], 1, 'bool'), 1, 'int64'],
  ])('%s', (_, a, b, wanted) => {
    expect(resultType(a, b)).toBe(wanted);
    expect(resultType(b, a)).toBe(wanted);
  });
});

test('finfo and iinfo know the limits', () => {
  expect(finfo('float32').max).toBe(3.4028234663852886e38);
  expect(finfo('float16').max).toBe(65504);
  expect(finfo('bfloat16').eps).toBe(2 ** -7);
  expect(iinfo('int64').min).toBe(-9223372036854775808n);
});

describe('cast', () => {
  test('drops fractions towards zero and has no negative zero in int64', () => {
    expect(toFlat(cast(tensor([1.9, -1.9, -0.5]), 'int64'))).toEqual([1, -1, 0]);
  });

  test('makes everything but zero true, also 256 and NaN', () => {
    const values = tensor([0, -0, 256, 0.25, NaN]);
    expect(toFlat(cast(values, 'bool'))).toEqual([0, 0, 1, 1, 1]);
  });

  test('refuses what int64 cannot hold', () => {
    expect(() => cast(tensor([Infinity]), 'int64')).toThrow('int64: Infinity lies beyond');
  });
});
