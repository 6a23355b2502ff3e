import ndarray from 'ndarray';
import ops from 'ndarray-ops';
import { describe, expect, test } from 'vitest';
import { add } from './add';
import { broadcastTo } from './broadcast';
import { tensor, toFlat, toNested, zeros } from './create';
import { fromNdarray, toNdarray } from './interop';

describe('ndarray and View', () => {
  test('see the same memory in both directions', () => {
    const view = tensor([
      [1, 2],
      [3, 4],
    ]);
    const array = toNdarray(view.transpose(1, 0));
    array.set(0, 1, 30);
    expect(toNested(view)).toEqual([
      [1, 2],
      [30, 4],
    ]);
    const back = fromNdarray(array);
    expect(back.dtype).toBe('float32');
    expect(back.data).toBe(view.data);
    expect(back.get(0, 1)).toBe(30);
  });

  test('plain lists are copied and need a dtype', () => {
    const array = ndarray([1, 2, 3, 4], [2, 2]).transpose(1, 0);
    expect(toFlat(fromNdarray(array, 'int64'))).toEqual([1, 3, 2, 4]);
    expect(() => fromNdarray(array)).toThrow('fromNdarray: give a dtype for data of type array');
  });

  test('ndarray-ops takes Views, even broadcast ones', () => {
    const a = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const row = tensor([10, 20, 30]);
    const target = zeros([2, 3]);
    ops.add(target, a, broadcastTo(row, [2, 3]));
    expect(toFlat(target)).toEqual(toFlat(add(a, row)));
    expect(ops.sum(a.step(-1, 2))).toBe(1 + 3 + 4 + 6);
    expect(ops.sup(a.transpose(1, 0).hi(2))).toBe(5);
  });
});
