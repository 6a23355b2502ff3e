import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  chunk,
  einsum,
  gelu,
  layerNorm,
  linear,
  mul,
  rearrange,
  softmax,
  tensor,
  toFlat,
  type View,
} from '../..';
import { NONE, type Kernels } from '../kernels';
import { createTypescriptKernels } from '.';

const DTYPES = ['float32', 'float64'] as const;
/** Of the results, relative to 1 + |wanted|. */
const TOLERANCE = { float32: 2e-6, float64: 1e-13 };
type DType = (typeof DTYPES)[number];

const number = fc.double({ min: -3, max: 3, noNaN: true });
const size = fc.integer({ min: 1, max: 9 });
const numbers = (length: number) => fc.array(number, { minLength: length, maxLength: length });

/** Stores the numbers and gives their offset. */
function put(kernels: Kernels, values: ArrayLike<number>): number {
  const offset = kernels.allocate(values.length);
  kernels.heap.set(values, offset);
  return offset;
}

const take = (kernels: Kernels, offset: number, length: number) =>
  Array.from(kernels.heap.subarray(offset, offset + length));

function expectClose(got: number[], wanted: View, dtype: DType): void {
  const golden = toFlat(wanted);
  expect(got.length).toBe(golden.length);
  got.forEach((value, i) => {
    const error = Math.abs(value - golden[i]) / (1 + Math.abs(golden[i]));
    expect(error, `element ${i}: got ${value}, wanted ${golden[i]}`).toBeLessThan(TOLERANCE[dtype]);
  });
}

describe.each(DTYPES)('the TypeScript kernels in %s', (dtype) => {
  const view = (data: number[], shape: number[]) => tensor(data, { shape, dtype });

  test('a linear layer is the one of the tensor core, for every remainder of its tiles', () => {
    const layer = fc.tuple(size, size, size).chain(([rows, inFeatures, outFeatures]) =>
      fc.record({
        rows: fc.constant(rows),
        x: numbers(rows * inFeatures),
        weight: numbers(outFeatures * inFeatures),
        bias: fc.option(numbers(outFeatures)),
        before: numbers(rows * outFeatures),
        scale: number,
      }),
    );
    fc.assert(
      fc.property(layer, ({ rows, x, weight, bias, before, scale }) => {
        const kernels = createTypescriptKernels(dtype);
        const [inFeatures, outFeatures] = [x.length / rows, before.length / rows];
        const packed = kernels.pack(weight, outFeatures, inFeatures, bias ?? undefined);
        const given = put(kernels, x);
        const [plain, bent] = [before, before].map((values) => put(kernels, values));
        const summed = put(kernels, before);
        kernels.linear(plain, given, packed, rows);
        kernels.linearGelu(bent, given, packed, rows);
        kernels.linearAdd(summed, given, packed, rows, scale);

        const shape = [rows, outFeatures];
        const golden = linear(
          view(x, [rows, inFeatures]),
          view(weight, [outFeatures, inFeatures]),
          bias ? view(bias, [outFeatures]) : null,
        );
        expectClose(take(kernels, plain, before.length), golden, dtype);
        expectClose(take(kernels, bent, before.length), gelu(golden), dtype);
        const sum = add(view(before, shape), mul(golden, scale));
        expectClose(take(kernels, summed, before.length), sum, dtype);
      }),
    );
  });

  test('LayerNorm is the one of the tensor core, also in place', () => {
    const rows = fc.tuple(size, size).chain(([rows, features]) =>
      fc.record({
        rows: fc.constant(rows),
        x: numbers(rows * features),
        weight: numbers(features),
        bias: numbers(features),
      }),
    );
    fc.assert(
      fc.property(rows, ({ rows, x, weight, bias }) => {
        const kernels = createTypescriptKernels(dtype);
        const features = weight.length;
        const [at, gain, shift] = [x, weight, bias].map((values) => put(kernels, values));
        kernels.layerNorm(at, at, gain, shift, rows, features);
        const [w, b] = [weight, bias].map((values) => view(values, [features]));
        const golden = layerNorm(view(x, [rows, features]), [features], w, b);
        expectClose(take(kernels, at, x.length), golden, dtype);
      }),
    );
  });

  test('GELU is exact far into both tails', () => {
    const kernels = createTypescriptKernels(dtype);
    const x = Array.from({ length: 2401 }, (_, i) => (i - 1200) / 100);
    const at = put(kernels, x);
    kernels.gelu(at, at, x.length);
    const golden = gelu(tensor(x, { dtype: 'float64' }));
    const tolerance = dtype === 'float32' ? 1e-7 : 1e-15;
    take(kernels, at, x.length).forEach((value, i) => {
      const wanted = golden.get(i);
      expect(Math.abs(value - wanted)).toBeLessThan(tolerance * (1 + Math.abs(wanted)));
    });
  });

  test('attention is softmax(q kᵀ scale) v per head, over the keys that a row may see', () => {
    const call = fc
      .record({ heads: fc.integer({ min: 1, max: 3 }), dimHead: size, rows: size, more: size })
      .chain(({ heads, dimHead, rows, more }) =>
        fc.record({
          heads: fc.constant(heads),
          keys: fc.constant(rows + more - 1),
          visible: fc.integer({ min: 1, max: rows + more - 1 }),
          qkv: numbers((rows + more - 1) * heads * dimHead * 3),
          rows: fc.constant(rows),
          dimHead: fc.constant(dimHead),
        }),
      );
    fc.assert(
      fc.property(call, ({ heads, dimHead, rows, keys, visible, qkv }) => {
        const kernels = createTypescriptKernels(dtype);
        const inner = heads * dimHead;
        const at = put(kernels, qkv);
        const out = kernels.allocate(rows * inner);
        const probabilities = put(kernels, new Array<number>(heads * rows * keys).fill(7));
        const strides = { outStride: inner, qStride: 3 * inner, kStride: 3 * inner };
        const places = { out, q: at, k: at + inner, v: at + 2 * inner, vStride: 3 * inner };
        const shape = { heads, dimHead, rows, keys, visible, scale: 0.3 };
        kernels.attention({ ...strides, ...places, ...shape, probabilities });

        const [q, k, v] = chunk(view(qkv, [keys, 3 * inner]), 3, -1).map((part) =>
          rearrange(part, 'n (h d) -> h n d', { h: heads }),
        );
        const scores = mul(einsum('h i d, h j d -> h i j', q, k), 0.3);
        for (let row = 0; row < rows; row++) {
          const seen = Math.min(keys, row + visible);
          const attn = softmax(scores.lo(0, row, 0).hi(heads, 1, seen), -1);
          const mixed = einsum('h i j, h j d -> h i d', attn, v.hi(heads, seen, dimHead));
          const got = take(kernels, out + row * inner, inner);
          expectClose(got, rearrange(mixed, 'h i d -> i (h d)'), dtype);
          for (let head = 0; head < heads; head++) {
            const kept = take(kernels, probabilities + (head * rows + row) * keys, keys);
            const wanted = [...toFlat(attn.pick(head)), ...new Array<number>(keys - seen).fill(0)];
            expectClose(kept, view(wanted, [keys]), dtype);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  test('rotary turns the pair (j, j + dimHead/2) by position · base^(-2j/dimHead)', () => {
    const kernels = createTypescriptKernels(dtype);
    const angles = [0, 0, 1, 0.1, 2, 0.2];
    const table = put(kernels, [...angles.map(Math.cos), ...angles.map(Math.sin)]);
    const x = put(kernels, [1, 2, 3, 4, 9, 0.5, -1, 2, 7, 9]);
    kernels.rotary(x, 5, 2, 1, 4, 1, table, 3);
    const turned = (a: number, b: number, angle: number) => [
      a * Math.cos(angle) - b * Math.sin(angle),
      b * Math.cos(angle) + a * Math.sin(angle),
    ];
    const [first, second] = [turned(1, 3, 1), turned(2, 4, 0.1)];
    const [third, fourth] = [turned(0.5, 2, 2), turned(-1, 7, 0.2)];
    const wanted = [first[0], second[0], first[1], second[1], 9];
    const next = [third[0], fourth[0], third[1], fourth[1], 9];
    expectClose(take(kernels, x, 10), view([...wanted, ...next], [10]), dtype);
  });
});

test('attention with scale 0 is uniform, whatever query and keys say', () => {
  const kernels = createTypescriptKernels('float64');
  const q = put(kernels, [5, -3]);
  const kv = put(kernels, [1, 0, 100, 4, -2, 7, 0, 1]);
  const out = kernels.allocate(2);
  const strides = { outStride: 2, qStride: 2, kStride: 4, vStride: 4 };
  const shape = { heads: 1, dimHead: 2, rows: 1, keys: 2, visible: 2, scale: 0 };
  kernels.attention({ out, q, k: kv, v: kv + 2, ...strides, ...shape, probabilities: NONE });
  expect(take(kernels, out, 2)).toEqual([50, 2.5]);
});

describe('the heap', () => {
  test('hands out aligned zeros, and takes back all since a mark', () => {
    const kernels = createTypescriptKernels();
    const mark = kernels.mark();
    const first = put(kernels, [1, 2, 3]);
    expect(kernels.allocate(1) - first).toBe(4);
    kernels.release(mark);
    expect(kernels.allocate(3)).toBe(first);
    expect(take(kernels, first, 3)).toEqual([0, 0, 0]);
  });

  test('keeps what it holds when it grows', () => {
    const kernels = createTypescriptKernels();
    const first = put(kernels, [1, 2, 3]);
    const before = kernels.heap.length;
    kernels.allocate(before);
    expect(kernels.heap.length).toBe(2 * before);
    expect(take(kernels, first, 3)).toEqual([1, 2, 3]);
  });

  test('refuses more than it may hold without trying', () => {
    const kernels = createTypescriptKernels();
    expect(() => kernels.allocate(2 ** 28 + 1)).toThrow(/heap: 268435457 floats/);
    expect(() => kernels.allocate(NaN)).toThrow(RangeError);
  });
});
