import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NONE, type Kernels } from '../kernels';
import { createTypescriptKernels } from '../typescript';
import { expectWithin, kernelsHere, put, take } from './testing';

/** 2^-24: the largest relative error of one rounding to float32. */
const UNIT = 2 ** -24;

const f32 = Math.fround;
/** Ordinary numbers, large ones, tiny ones and zeros, of both signs. */
const value = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -3, max: 3, noNaN: true }) },
  { weight: 1, arbitrary: fc.double({ min: -1e4, max: 1e4, noNaN: true }) },
  { weight: 1, arbitrary: fc.double({ min: -1e-6, max: 1e-6, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, 1, -1, 1e-30, -1e-38) },
);
/** Seeded numbers: an array of a few drawn values, repeated out of step, is as good as a long one and shrinks better. */
const numbers = (length: number) =>
  fc
    .array(value, { minLength: 11, maxLength: 37 })
    .map((some) => Array.from({ length }, (_, i) => f32(some[(i * 7 + (i >> 3)) % some.length])));

/** The same in both: WASM in float32, and the TypeScript kernels in float64 as the measure. */
const both = <T>(relaxed: boolean, run: (kernels: Kernels) => T): [T, T] => [
  run(kernelsHere(relaxed)),
  run(createTypescriptKernels('float64')),
];

/** Greatest Σ |q||k| of a query and a key, which stand `stride` and `2 stride` apart. */
function largestProduct(
  q: readonly number[],
  k: readonly number[],
  stride: number,
  { heads, dimHead, rows, keys }: Record<'heads' | 'dimHead' | 'rows' | 'keys', number>,
): number {
  let largest = 0;
  for (let i = 0; i < heads * rows * keys; i++) {
    const [head, row, key] = [
      i % heads,
      Math.floor(i / heads) % rows,
      Math.floor(i / heads / rows),
    ];
    const [from, to] = [row * stride + head * dimHead, key * 2 * stride + head * dimHead];
    let sum = 0;
    for (let d = 0; d < dimHead; d++) sum += Math.abs(q[from + d] * k[to + d]);
    largest = Math.max(largest, sum);
  }
  return largest;
}

describe.each([false, true])('the WASM kernels, relaxed %s', (relaxed) => {
  test('linear layers agree with TypeScript', () => {
    const layer = fc
      .record({
        rows: fc.integer({ min: 1, max: 70 }),
        inFeatures: fc.integer({ min: 1, max: 40 }),
        outFeatures: fc.integer({ min: 1, max: 45 }),
      })
      .chain(({ rows, inFeatures, outFeatures }) =>
        fc.record({
          rows: fc.constant(rows),
          inFeatures: fc.constant(inFeatures),
          outFeatures: fc.constant(outFeatures),
          x: numbers(rows * inFeatures),
          weight: numbers(outFeatures * inFeatures),
          bias: fc.option(numbers(outFeatures), { nil: undefined }),
          before: numbers(rows * outFeatures),
          scale: value.map(f32),
        }),
      );
    fc.assert(
      fc.property(layer, ({ rows, inFeatures, outFeatures, x, weight, bias, before, scale }) => {
        const [got, wanted] = both(relaxed, (kernels) => {
          const packed = kernels.pack(weight, outFeatures, inFeatures, bias);
          const [given, plain, added] = [x, before, before].map((v) => put(kernels, v));
          const behind = put(kernels, [1, 2, 3, 4]);
          kernels.linear(plain, given, packed, rows);
          kernels.linearAdd(added, given, packed, rows, scale);
          expect(take(kernels, behind, 4)).toEqual([1, 2, 3, 4]);
          return [plain, added].map((at) => take(kernels, at, before.length));
        });
        // Each of the inFeatures + 3 roundings is relative to sums no larger than that of the magnitudes.
        const size = (i: number) => {
          const [row, column] = [Math.floor(i / outFeatures), i % outFeatures];
          let sum = Math.abs(bias?.[column] ?? 0);
          for (let k = 0; k < inFeatures; k++) {
            sum += Math.abs(x[row * inFeatures + k] * weight[column * inFeatures + k]);
          }
          return sum;
        };
        const share = (inFeatures + 3) * UNIT;
        expectWithin(got[0], wanted[0], (i) => share * size(i) + 1e-37);
        expectWithin(
          got[1],
          wanted[1],
          (i) => share * (Math.abs(before[i]) + Math.abs(scale) * size(i)) + 1e-37,
        );
      }),
      { numRuns: 60 },
    );
  });

  test('LayerNorm agrees with TypeScript', () => {
    const rows = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 40 }))
      .chain(([rows, features]) =>
        fc.record({
          rows: fc.constant(rows),
          x: numbers(rows * features),
          weight: numbers(features),
          bias: numbers(features),
          inPlace: fc.boolean(),
        }),
      );
    fc.assert(
      fc.property(rows, ({ rows, x, weight, bias, inPlace }) => {
        const features = weight.length;
        const [got, wanted] = both(relaxed, (kernels) => {
          const [at, gain, shift] = [x, weight, bias].map((v) => put(kernels, v));
          const out = inPlace ? at : kernels.allocate(x.length);
          kernels.layerNorm(out, at, gain, shift, rows, features);
          return take(kernels, out, x.length);
        });
        // The mean is off by a few roundings of the largest value, and dividing by the deviation magnifies that.
        const magnified = Array.from({ length: rows }, (_, row) => {
          const own = x.slice(row * features, (row + 1) * features);
          const mean = own.reduce((a, b) => a + b) / features;
          const variance = own.reduce((a, b) => a + (b - mean) ** 2, 0) / features;
          return Math.max(...own.map(Math.abs)) / Math.sqrt(variance + 1e-5);
        });
        expectWithin(got, wanted, (i) => {
          const [w, b] = [weight[i % features], bias[i % features]].map(Math.abs);
          const m = magnified[Math.floor(i / features)];
          return 12 * UNIT * (w * (m + Math.sqrt(features)) + b) + 1e-37;
        });
      }),
    );
  });

  test('GELU agrees with TypeScript', () => {
    const given = fc.integer({ min: 1, max: 30 }).chain(numbers);
    fc.assert(
      fc.property(given, (x) => {
        const [got, wanted] = both(relaxed, (kernels) => {
          const at = put(kernels, x);
          kernels.gelu(at, at, x.length);
          return take(kernels, at, x.length);
        });
        expectWithin(got, wanted, (i) => 2e-7 * Math.max(1, Math.abs(x[i])));
      }),
    );
  });

  test('attention agrees with TypeScript', () => {
    const call = fc
      .record({
        heads: fc.integer({ min: 1, max: 3 }),
        dimHead: fc.oneof(fc.integer({ min: 1, max: 13 }), fc.constantFrom(24, 32, 64)),
        rows: fc.integer({ min: 1, max: 11 }),
        keys: fc.integer({ min: 1, max: 19 }),
        gap: fc.integer({ min: 0, max: 5 }),
      })
      .chain((shape) => {
        const stride = shape.heads * shape.dimHead + shape.gap;
        return fc.record({
          shape: fc.constant(shape),
          q: numbers(shape.rows * stride),
          kv: numbers(shape.keys * 2 * stride),
          visible: fc.integer({ min: 1, max: shape.keys + 2 }),
          recorded: fc.boolean(),
        });
      });
    fc.assert(
      fc.property(call, ({ shape: { gap, ...shape }, q, kv, visible, recorded }) => {
        const { heads, dimHead, rows, keys } = shape;
        const stride = heads * dimHead + gap;
        const weights = heads * rows * keys;
        const largestV = Math.max(...kv.map(Math.abs));
        // Scores of 50 at most: errors of larger ones say nothing of the rest.
        const scale = f32(Math.min(1, 50 / (1 + largestProduct(q, kv, stride, shape))));
        const [got, wanted] = both(relaxed, (kernels) => {
          const [queries, media] = [q, kv].map((v) => put(kernels, v));
          const out = put(kernels, Array<number>(rows * stride).fill(7));
          const probabilities = put(kernels, Array<number>(weights + 1).fill(7));
          kernels.attention({
            ...{ out, outStride: stride, q: queries, qStride: stride, ...shape },
            ...{ k: media, kStride: 2 * stride, v: media + stride, vStride: 2 * stride },
            ...{ visible, scale, probabilities: recorded ? probabilities : NONE },
          });
          return [take(kernels, out, rows * stride), take(kernels, probabilities, weights + 1)];
        });
        // An error of a score is a relative error of its probability; small ones may vanish.
        const score = largestProduct(q, kv, stride, shape) * scale;
        const share = (2 * (dimHead + 6) * score + keys + 20) * UNIT;
        expectWithin(got[1], wanted[1], (i) => share * wanted[1][i] + 1e-37);
        expectWithin(got[0], wanted[0], () => share * largestV + 1e-37);
        for (let i = 0; i < weights; i++) if (wanted[1][i] === 0) expect(got[1][i]).toBe(0);
      }),
    );
  });

  test('rotary agrees with TypeScript', () => {
    const given = fc
      .record({
        rows: fc.integer({ min: 1, max: 5 }),
        heads: fc.integer({ min: 1, max: 3 }),
        half: fc.integer({ min: 1, max: 17 }),
        gap: fc.integer({ min: 0, max: 5 }),
        first: fc.integer({ min: 0, max: 4 }),
      })
      .chain((shape) => {
        const length = shape.rows * (shape.heads * shape.half * 2 + shape.gap);
        return fc.record({ shape: fc.constant(shape), x: numbers(length) });
      });
    fc.assert(
      fc.property(given, ({ shape: { rows, heads, half, gap, first }, x }) => {
        const positions = first + rows + 1;
        const angles = Array.from({ length: positions * half }, (_, i) => i * 0.37);
        const table = [...angles.map(Math.cos), ...angles.map(Math.sin)].map(f32);
        const [got, wanted] = both(relaxed, (kernels) => {
          const [at, tables] = [x, table].map((v) => put(kernels, v));
          const stride = 2 * half * heads + gap;
          kernels.rotary(at, stride, rows, heads, 2 * half, first, tables, positions);
          return take(kernels, at, x.length);
        });
        const largest = Math.max(...x.map(Math.abs));
        expectWithin(got, wanted, () => 4 * UNIT * largest + 1e-37);
      }),
    );
  });
});
