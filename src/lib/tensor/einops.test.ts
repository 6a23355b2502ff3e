import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arange } from './arange';
import { toFlat, toNested, zeros } from './create';
import { rearrange, repeat } from './rearrange';
import { reshape } from './reshape';

const counting = (...shape: number[]) => reshape(arange(shape.reduce((a, b) => a * b, 1)), shape);

describe('rearrange', () => {
  test('cuts heads out of the last axis, the first name moving slowest', () => {
    const heads = rearrange(counting(1, 2, 6), 'b n (h d) -> b h n d', { h: 2 });
    expect(toNested(heads)).toEqual([
      [
        [
          [0, 1, 2],
          [6, 7, 8],
        ],
        [
          [3, 4, 5],
          [9, 10, 11],
        ],
      ],
    ]);
  });

  test('does not copy when nothing is merged', () => {
    const view = counting(2, 6);
    expect(rearrange(view, 'a (b c) -> c 1 b a', { c: 3 }).data).toBe(view.data);
  });

  test('undoes itself, whatever the sizes and the strides', () => {
    const size = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(size, size, size, size, fc.boolean(), (b, n, h, d, flip) => {
        const view = counting(b, n, h * d).step(1, flip ? -1 : 1, 1);
        const heads = rearrange(view, 'b n (h d) -> b h n d', { h });
        expect(heads.shape).toEqual([b, h, n, d]);
        const back = rearrange(heads, 'b h n d -> b n (h d)');
        expect([back.shape, toFlat(back)]).toEqual([view.shape, toFlat(view)]);
      }),
    );
  });

  test('moves "..." as one block', () => {
    const moved = rearrange(counting(2, 3, 2), '... d -> d ...');
    expect(moved.shape).toEqual([2, 2, 3]);
    expect(moved.get(1, 0, 2)).toBe(5);
    expect(rearrange(counting(3), '... d -> d ...').shape).toEqual([3]);
  });

  test('drops and adds axes of size 1', () => {
    expect(rearrange(counting(1, 4), '1 i -> i 1 1').shape).toEqual([4, 1, 1]);
    expect(rearrange(zeros([0, 4]), 'a b -> (a b)').shape).toEqual([0]);
  });
});

describe('repeat', () => {
  test('repeats each element, or the whole, by the place of the new axis', () => {
    expect(toFlat(repeat(counting(3), 'j -> (j n)', { n: 2 }))).toEqual([0, 0, 1, 1, 2, 2]);
    expect(toFlat(repeat(counting(3), 'j -> (n j)', { n: 2 }))).toEqual([0, 1, 2, 0, 1, 2]);
  });

  test('is a stride-0 view when the new axis stands alone', () => {
    const view = counting(2);
    const wide = repeat(view, 'b -> b i', { i: 3 });
    expect([wide.data === view.data, wide.stride]).toEqual([true, [1, 0]]);
    expect(toNested(wide)).toEqual([
      [0, 0, 0],
      [1, 1, 1],
    ]);
  });
});

describe('a pattern that does not fit says why:', () => {
  test.each([
    ['axis 1 of shape (2, 5) is 5, not divisible by h = 2', 'b (h d) -> b h d', { h: 2 }],
    ['axis 1 of shape (2, 5) is 5, not h = 2, d = 2', 'b (h d) -> b h d', { h: 2, d: 2 }],
    ['axis 0 of shape (2, 5) is 2, not 1', '1 d -> d', {}],
    ['sizes of h, d are unknown', 'b (h d) -> b h d', {}],
    ['axis e is on the right only (repeat adds axes)', 'b d -> b d e', {}],
    ['axis d is on the left only', 'b d -> b', {}],
    ['axis x is not in the pattern', 'b d -> d b', { x: 3 }],
    ['the left side does not fit shape (2, 5)', 'b d e -> b', {}],
    ['axis b appears twice on one side', 'b b -> b', {}],
    ['cannot read "("', 'b (d -> b d', {}],
    ['cannot read "2"', 'b d -> b d 2', {}],
    ['"..." inside parentheses is not supported', 'b d -> (... d)', {}],
    ['exactly one "->" is needed', 'b d', {}],
  ])('%s', (message, pattern, axes) => {
    expect(() => rearrange(counting(2, 5), pattern, axes)).toThrow(
      `rearrange "${pattern}": ${message}`,
    );
  });

  test('repeat asks for the size of a new axis', () => {
    expect(() => repeat(counting(2), 'b -> b i')).toThrow(
      'repeat "b -> b i": the size of axis i is unknown',
    );
  });
});
