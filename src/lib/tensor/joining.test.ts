import { describe, expect, test } from 'vitest';
import { cat } from './cat';
import { chunk } from './chunk';
import { tensor, toFlat, toNested, zeros } from './create';
import { select } from './select';
import { transpose } from './transpose';

const x = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);

describe('cat', () => {
  test('joins along any axis and promotes the dtype', () => {
    expect(toNested(cat([x, x.slice(1, 0, 1)], 1))).toEqual([
      [1, 2, 3, 1],
      [4, 5, 6, 4],
    ]);
    const mixed = cat([zeros([1, 3], 'int64'), x.step(-1)], -2);
    expect([mixed.dtype, ...toFlat(mixed)]).toEqual(['float32', 0, 0, 0, 4, 5, 6, 1, 2, 3]);
  });

  test('names the axis that differs', () => {
    expect(() => cat([x, zeros([3, 3])], 1)).toThrow(
      'cat: shapes (2, 3) and (3, 3) along axis 1: axis 0 is 2 and 3',
    );
    expect(() => cat([x, zeros([3])], 0)).toThrow('cat: shapes (2, 3) and (3,) differ in rank');
    expect(() => cat([], 0)).toThrow('cat: expected at least one tensor');
  });
});

describe('chunk', () => {
  test('cuts into Views; the last may be shorter and there may be fewer', () => {
    const [k, v] = chunk(x, 2, -1);
    expect([toNested(k), toNested(v)]).toEqual([
      [
        [1, 2],
        [4, 5],
      ],
      [[3], [6]],
    ]);
    expect(k.data).toBe(x.data);
    expect(chunk(zeros([5]), 4).map((part) => part.size)).toEqual([2, 2, 1]);
    expect(() => chunk(x, 0)).toThrow('chunk: 0 chunks');
  });
});

test('transpose swaps two axes and select drops one, counting from the end when negative', () => {
  expect(toNested(transpose(x, 0, -1))).toEqual([
    [1, 4],
    [2, 5],
    [3, 6],
  ]);
  expect(toFlat(select(x, 1, -1))).toEqual([3, 6]);
  expect(() => select(x, 0, 2)).toThrow('select: index 2 is outside axis 0 of shape (2, 3)');
});
