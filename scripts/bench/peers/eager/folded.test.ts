import { expect, test } from 'vitest';
import type { Weights } from '../../model/loaded';
import { TINY_FLAMINGO } from '../../../../src/lib/flamingo/runtime/fixtures/tiny-config';
import { beside, dense, type Dense } from './folded';

/** A layer of 2 inputs and 4 outputs, a norm before it, a gate behind. */
const TENSORS: Record<string, { shape: number[]; values: number[] }> = {
  'fc.weight': { shape: [4, 2], values: [1, 2, 3, 4, 5, 6, 7, 8] },
  'fc.bias': { shape: [4], values: [0.5, 1, 1.5, 2] },
  'norm.weight': { shape: [2], values: [2, -3] },
  'norm.bias': { shape: [2], values: [0.25, 0.75] },
  gate: { shape: [1], values: [0.5] },
};

const weights: Weights = {
  config: TINY_FLAMINGO,
  values: (name) => Float32Array.from(TENSORS[name].values),
  shape: (name) => TENSORS[name].shape,
  has: (name) => name in TENSORS,
};

function apply({ weight, bias, inputs, outputs }: Dense, x: readonly number[]): number[] {
  return Array.from({ length: outputs }, (_, o) => {
    let sum = bias?.[o] ?? 0;
    for (let i = 0; i < inputs; i++) sum += x[i] * weight[i * outputs + o];
    return sum;
  });
}

const plain = (x: readonly number[]) =>
  [0, 1, 2, 3].map((o) => {
    const { values } = TENSORS['fc.weight'];
    return TENSORS['fc.bias'].values[o] + values[2 * o] * x[0] + values[2 * o + 1] * x[1];
  });

test('a norm in the layer behind it gives what both give in turn', () => {
  const x = [0.3, -1.7];
  const normed = [2 * 0.3 + 0.25, -3 * -1.7 + 0.75];
  plain(normed).forEach((y, o) => {
    expect(apply(dense(weights, 'fc', { norm: 'norm' }), x)[o]).toBeCloseTo(y, 4);
  });
});

test('a factor of the inputs leaves the bias alone, one of the outputs does not', () => {
  const x = [3, 5];
  const half = plain([1.5, 2.5]);
  expect(apply(dense(weights, 'fc', { inputFactor: 0.5 }), x)).toEqual(half);
  expect(apply(dense(weights, 'fc', { factor: 0.5 }), x)).toEqual(plain(x).map((y) => y / 2));
});

test('a gate multiplies by its tanh', () => {
  const [y] = apply(dense(weights, 'fc', { gate: 'gate' }), [1, 1]);
  expect(y).toBeCloseTo(Math.tanh(0.5) * 3.5, 5);
});

test('only the rows of queries are scaled, by the root of a head’s features', () => {
  const y = apply(dense(weights, 'fc', { queries: { rows: 2, heads: 1 } }), [1, 1]);
  const [a, b, c, d] = plain([1, 1]);
  [a / Math.SQRT2, b / Math.SQRT2, c, d].forEach((want, o) => expect(y[o]).toBeCloseTo(want, 5));
});

test('layers side by side give their outputs one after the other', () => {
  const [one, two] = [dense(weights, 'fc', { factor: 2 }), dense(weights, 'fc', {})];
  const [first, second] = [one, two].map((layer) => ({ ...layer, bias: undefined }));
  const x = [3, -2];
  expect(apply(beside([first, second]), x)).toEqual([...apply(first, x), ...apply(second, x)]);
});
