import { describe, expect, test } from 'vitest';
import { arange } from './arange';
import { clone, contiguous, isContiguous } from './contiguous';
import { full, scalar, tensor, toFlat, toNested, zeros } from './create';
import { reshape } from './reshape';

describe('tensor', () => {
  test('reads its shape off nested lists', () => {
    const view = tensor([[[1], [2]]], { dtype: 'int64' });
    expect(view.shape).toEqual([1, 2, 1]);
    expect(view.dtype).toBe('int64');
    expect(toNested(view)).toEqual([[[1], [2]]]);
  });

  test('takes booleans, typed arrays and a shape for flat values', () => {
    expect(toFlat(tensor([true, false], { dtype: 'bool' }))).toEqual([1, 0]);
    expect(toNested(tensor(Float64Array.of(1, 2, 3, 4), { shape: [2, 2] }))).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  test('rounds to float32 unless told otherwise', () => {
    expect(tensor([0.1]).get(0)).toBe(Math.fround(0.1));
    expect(tensor([0.1], { dtype: 'float64' }).get(0)).toBe(0.1);
  });

  test('says what is wrong with the values', () => {
    expect(() => tensor([[1, 2], [3]])).toThrow('tensor: lists on axis 1 are not all 2 long');
    expect(() => tensor([1, 2, 3], { shape: [2, 2] })).toThrow(
      'tensor: values of shape (3,) do not fill (2, 2)',
    );
    expect(() => arange(-1)).toThrow('arange: end is -1');
  });

  test('keeps empty and 0-dim shapes', () => {
    expect(toNested(zeros([2, 0]))).toEqual([[], []]);
    expect(scalar(2.5).shape).toEqual([]);
    expect(toNested(scalar(2.5))).toBe(2.5);
    expect(toFlat(full([2], 7, 'int64'))).toEqual([7, 7]);
  });
});

describe('memory', () => {
  const view = tensor([
    [1, 2, 3],
    [4, 5, 6],
  ]);

  test('contiguous copies only what is not row-major', () => {
    expect(contiguous(view)).toBe(view);
    const turned = contiguous(view.transpose(1, 0));
    expect(turned.data).not.toBe(view.data);
    expect([...turned.data]).toEqual([1, 4, 2, 5, 3, 6]);
    expect(clone(view).data).not.toBe(view.data);
  });

  test('a row range is contiguous, turned or not; a column range is not', () => {
    expect(isContiguous(view.slice(0, 1))).toBe(true);
    expect(isContiguous(view.slice(1, 1))).toBe(false);
    // The stride of an axis of size 1 is never walked.
    expect(isContiguous(view.transpose(1, 0).slice(1, 1))).toBe(true);
    expect(isContiguous(view.slice(0, 1).transpose(1, 0))).toBe(true);
  });

  test('reshape works out -1 and sees through an offset', () => {
    expect(toNested(reshape(view.slice(0, 1), [-1, 1]))).toEqual([[4], [5], [6]]);
    expect(toNested(reshape(view.transpose(1, 0), [2, -1]))).toEqual([
      [1, 4, 2],
      [5, 3, 6],
    ]);
  });

  test('reshape names both counts', () => {
    expect(() => reshape(view, [4, 2])).toThrow('reshape: (2, 3) holds 6 elements, not (4, 2)');
    expect(() => reshape(view, [4, -1])).toThrow('reshape: (2, 3) holds 6 elements, not (4, -1)');
  });
});
