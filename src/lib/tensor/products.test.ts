import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conv2dPatch } from './conv2d-patch';
import { full, tensor, toFlat, toNested, zeros } from './create';
import { einsum } from './einsum';
import { embedding } from './embedding';
import { linear } from './linear';
import { matmul } from './matmul';

const a = tensor([
  [1, 2],
  [3, 4],
  [5, 6],
]);
const b = tensor([
  [1, 0],
  [10, 100],
]);

describe('einsum', () => {
  test('sums over the axes the output does not name', () => {
    expect(toNested(einsum('i d, j d -> i j', a, b))).toEqual([
      [1, 210],
      [3, 430],
      [5, 650],
    ]);
    expect(toNested(einsum('ij,jk->ki', a, b))).toEqual([
      [21, 43, 65],
      [200, 400, 600],
    ]);
    expect(einsum('i j, i j ->', a, a).get()).toBe(91);
  });

  test('takes the diagonal for a letter that comes twice', () => {
    expect(toFlat(einsum('i i, i -> i', b, tensor([2, 3])))).toEqual([2, 300]);
  });

  test('broadcasts batch axes, and works on empty ones', () => {
    const q = full([2, 1, 3, 4], 1);
    const k = full([5, 2, 4], 2);
    const sim = einsum('... i d, ... j d -> ... i j', q, k);
    expect(sim.shape).toEqual([2, 5, 3, 2]);
    expect(new Set(toFlat(sim))).toEqual(new Set([8]));
    expect(einsum('i d, j d -> i j', zeros([2, 3]), zeros([0, 3])).shape).toEqual([2, 0]);
    expect(toFlat(einsum('i d, j d -> i j', zeros([1, 0]), zeros([1, 0])))).toEqual([0]);
  });

  test('rounds to float16 once, at the end', () => {
    const half = tensor([2048, 1, 1], { dtype: 'float16' });
    const one = full([3], 1, 'float16');
    expect(einsum('i, i ->', half, one).get()).toBe(2050);
  });

  test.each([
    ['shapes (3, 2) and (2, 2): axis i is 3 and 2', 'i d, i d -> i'],
    ['"i d e" does not fit shape (3, 2)', 'i d e, j d -> i j'],
    ['output axis z is in no input', 'i d, j d -> z'],
    ['an output axis appears twice', 'i d, j d -> i i'],
    ['cannot read "1"', 'i 1, j d -> i'],
    ['is not of the form "inputs, inputs -> output"', 'i d -> i'],
  ])('says "%s"', (message, pattern) => {
    expect(() => einsum(pattern, a, b)).toThrow(message);
  });
});

describe('matmul', () => {
  test('agrees with three nested loops, on transposed and reversed views too', () => {
    const size = fc.integer({ min: 1, max: 4 });
    const value = fc.integer({ min: -5, max: 5 });
    fc.assert(
      fc.property(size, size, size, fc.infiniteStream(value), (n, k, m, values) => {
        const draw = (count: number) => [...values.take(count)];
        const left = tensor(draw(n * k), { shape: [k, n] }).transpose(1, 0);
        const right = tensor(draw(k * m), { shape: [k, m] }).step(-1, 1);
        const product = matmul(left, right);
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < m; j++) {
            let total = 0;
            for (let t = 0; t < k; t++) total += left.get(i, t) * right.get(t, j);
            expect(product.get(i, j)).toBe(total);
          }
        }
      }),
    );
  });

  test('treats 1-dim operands as a row and a column', () => {
    expect(toFlat(matmul(tensor([1, 1, 1]), a))).toEqual([9, 12]);
    expect(toFlat(matmul(a, tensor([1, -1])))).toEqual([-1, -1, -1]);
    expect(matmul(tensor([1, 2]), tensor([3, 4])).get()).toBe(11);
  });

  test('multiplies batch by batch, a single matrix serving all', () => {
    const batch = tensor([[[1, 0]], [[0, 1]], [[1, 1]]]);
    const matrices = tensor([b, b.step(-1, 1), b.transpose(1, 0)].flatMap(toFlat), {
      shape: [3, 2, 2],
    });
    expect(toFlat(matmul(batch, matrices))).toEqual([1, 0, 1, 0, 1, 110]);
    expect(toNested(matmul(batch, b))).toEqual([[[1, 0]], [[10, 100]], [[11, 100]]]);
  });

  test('names the inner axes', () => {
    expect(() => matmul(a, a)).toThrow(
      'matmul: shapes (3, 2) and (3, 2): axis 1 and axis 0 are 2 and 3',
    );
  });
});

describe('linear', () => {
  test('multiplies by the rows of the weight and adds the bias', () => {
    expect(toNested(linear(a, b, tensor([0.5, -1])))).toEqual([
      [1.5, 209],
      [3.5, 429],
      [5.5, 649],
    ]);
  });

  test('names shapes that do not fit', () => {
    expect(() => linear(a, a.transpose(1, 0))).toThrow(
      'linear: x (3, 2) and weight (2, 3): the last axes are 2 and 3',
    );
    expect(() => linear(a, b, tensor([1]))).toThrow('linear: bias has shape (1,), not (2,)');
  });
});

describe('embedding', () => {
  test('looks up rows and refuses ids outside the table', () => {
    const ids = (...values: number[]) => tensor(values, { dtype: 'int64' });
    expect(toNested(embedding(a, ids(2, 0)))).toEqual([
      [5, 6],
      [1, 2],
    ]);
    expect(() => embedding(a, ids(3))).toThrow('index out of range in self (embedding: id 3 of 3');
    expect(() => embedding(a, ids(-1))).toThrow('index out of range in self');
  });
});

test('conv2dPatch sums each patch and drops the border that fills none', () => {
  const picture = tensor([
    [
      [
        [1, 2, 3, 4, 9],
        [5, 6, 7, 8, 9],
      ],
    ],
  ]);
  const out = conv2dPatch(picture, full([1, 1, 2, 2], 1), tensor([100]));
  expect(toNested(out)).toEqual([[[[114, 122]]]]);
});
