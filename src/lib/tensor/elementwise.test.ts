import fc from 'fast-check';
import ops from 'ndarray-ops';
import { describe, expect, test } from 'vitest';
import { add } from './add';
import { broadcastShapes, broadcastTo } from './broadcast';
import { tensor, toFlat, toNested, zeros } from './create';
import { div } from './div';
import { eq } from './eq';
import { exp } from './exp';
import { ge } from './ge';
import { gt } from './gt';
import { le } from './le';
import { logicalNot } from './logical-not';
import { lt } from './lt';
import { mul } from './mul';
import { ne } from './ne';
import { sub } from './sub';
import { tanh } from './tanh';

const int64 = (values: number[]) => tensor(values, { dtype: 'int64' });
const bool = (values: number[]) => tensor(values, { dtype: 'bool' });

describe('broadcasting', () => {
  test('repeats axes of size 1 and missing axes without copying', () => {
    const column = tensor([[1], [2]]);
    const wide = broadcastTo(column, [3, 2, 2]);
    expect(wide.data).toBe(column.data);
    expect(wide.stride).toEqual([0, 1, 0]);
    expect(toNested(wide.pick(2))).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  test('keeps an empty axis empty', () => {
    expect(broadcastShapes([1], [0, 3])).toEqual([0, 3]);
    expect(() => broadcastShapes([2], [0])).toThrow('axis 0 is 2 and 0');
  });

  test('names the op, both shapes and the axis', () => {
    const [a, b] = [zeros([2, 3]), zeros([2, 4])];
    const rest = ': shapes (2, 3) and (2, 4) do not broadcast: axis 1 is 3 and 4';
    const binary = { add, sub, mul, div, eq, ne, lt, le, gt, ge };
    for (const [name, op] of Object.entries(binary)) {
      expect(() => op(a, b)).toThrow(name + rest);
    }
    expect(() => broadcastTo(a, [3])).toThrow(
      'broadcastTo: shape (2, 3) does not broadcast to (3,): axis 0 is 2',
    );
  });

  test('adds like ndarray-ops on broadcast, transposed and reversed views', () => {
    const extents = fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 }), fc.boolean(), fc.boolean());
    fc.assert(
      fc.property(extents, ([rows, columns, flips, turns]) => {
        const values = Array.from({ length: rows * columns }, (_, i) => i * 1.5 - 2);
        const own = tensor(values, { shape: [rows, columns] });
        const a = turns ? tensor(values, { shape: [columns, rows] }).transpose(1, 0) : own;
        const b = tensor(Array.from({ length: columns }, (_, j) => 10 * j)).step(flips ? -1 : 1);
        const target = zeros([rows, columns]);
        ops.add(target, a, broadcastTo(b, [rows, columns]));
        expect(toFlat(add(a, b))).toEqual(toFlat(target));
      }),
    );
  });
});

describe('arithmetic', () => {
  test('stays in integers, and divides into float32', () => {
    const quotient = div(int64([1, -7]), int64([2, 2]));
    expect([quotient.dtype, ...toFlat(quotient)]).toEqual(['float32', 0.5, -3.5]);
    const product = mul(int64([0, 3]), -3);
    expect([product.dtype, ...toFlat(product)]).toEqual(['int64', 0, -9]);
    expect(toFlat(div(int64([1, 0]), 0))).toEqual([Infinity, NaN]);
  });

  test('refuses an int64 that a double cannot hold', () => {
    expect(() => mul(int64([2 ** 40]), 2 ** 20)).toThrow('int64: 1152921504606847000 lies beyond');
  });

  test('rounds once in float16: 2048 + 1 is 2048, and 65504 + 32 is infinite', () => {
    const half = tensor([2048, 65504], { dtype: 'float16' });
    expect(toFlat(add(half, tensor([1, 32], { dtype: 'float16' })))).toEqual([2048, Infinity]);
  });

  test('takes numbers on either side', () => {
    expect(toFlat(sub(1, tensor([3, 4])))).toEqual([-2, -3]);
    expect(toFlat(div(1, tensor([4])))).toEqual([0.25]);
  });

  test('of bools is "or" and "and"; they cannot be subtracted', () => {
    const [a, b] = [bool([0, 0, 1, 1]), bool([0, 1, 0, 1])];
    expect(toFlat(add(a, b))).toEqual([0, 1, 1, 1]);
    expect(toFlat(mul(a, b))).toEqual([0, 0, 0, 1]);
    expect(() => sub(a, b)).toThrow('sub: bools cannot be subtracted');
  });
});

describe('comparison', () => {
  test('is false for NaN except "not equal", and has one zero', () => {
    const [a, b] = [tensor([NaN, -0, 1]), tensor([NaN, 0, 2])];
    expect(toFlat(eq(a, b))).toEqual([0, 1, 0]);
    expect(toFlat(ne(a, b))).toEqual([1, 0, 1]);
    expect(toFlat(lt(a, b))).toEqual([0, 0, 1]);
    expect(toFlat(le(a, b))).toEqual([0, 1, 1]);
    expect(toFlat(gt(a, b))).toEqual([0, 0, 0]);
    expect(toFlat(ge(a, b))).toEqual([0, 1, 0]);
    expect(ge(a, b).dtype).toBe('bool');
  });

  test('compares a number in the dtype of the tensor', () => {
    expect(toFlat(eq(tensor([0.1]), 0.1))).toEqual([1]);
  });

  test('logicalNot turns bools and asks other types for zero', () => {
    expect(toFlat(logicalNot(bool([0, 1])))).toEqual([1, 0]);
    expect(toFlat(logicalNot(tensor([-0, NaN, 3])))).toEqual([1, 0, 0]);
  });
});

test('exp and tanh turn integers into float32', () => {
  expect(exp(int64([0])).dtype).toBe('float32');
  expect(toFlat(tanh(int64([0, 100])))).toEqual([0, 1]);
});
