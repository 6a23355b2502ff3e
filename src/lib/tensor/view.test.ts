import fc from 'fast-check';
import ndarray from 'ndarray';
import { describe, expect, test } from 'vitest';
import { broadcastTo } from './broadcast';
import { tensor, toFlat, toNested, zeros } from './create';
import { View } from './view';

const counting = (shape: number[]) =>
  tensor(
    Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i),
    { shape },
  );

describe('a View', () => {
  test('finds elements by offset and strides', () => {
    const view = new View(Float32Array.of(9, 8, 7, 6, 5, 4), [2, 2], [1, 2], 1, 'float32');
    expect(toNested(view)).toEqual([
      [8, 6],
      [7, 5],
    ]);
    expect(view.index(1, 1)).toBe(4);
  });

  test('shares its data with the Views made from it', () => {
    const view = zeros([2, 3]);
    view.transpose(1, 0).pick(2).set(1, 5);
    expect(toNested(view)).toEqual([
      [0, 0, 0],
      [0, 0, 5],
    ]);
  });

  test('rounds what is stored to its dtype', () => {
    const view = zeros([1], 'float16');
    expect(view.set(0, 2049)).toBe(2048);
    expect(() => zeros([1], 'int64').set(0, 2 ** 53)).toThrow(
      'int64: 9007199254740992 lies beyond',
    );
  });

  test('is read-only where an axis repeats by stride 0', () => {
    const view = broadcastTo(tensor([1, 2]), [3, 2]);
    expect(view.get(2, 1)).toBe(2);
    expect(() => view.set(0, 0, 7)).toThrow('stride 0');
  });

  test('slices with negative and clamped ends as Python does', () => {
    const view = counting([5]);
    expect(toFlat(view.slice(0, -2))).toEqual([3, 4]);
    expect(toFlat(view.slice(-1, 1, -1))).toEqual([1, 2, 3]);
    expect(toFlat(view.slice(0, 4, 2))).toEqual([]);
    expect(toFlat(view.slice(0, 2, 99))).toEqual([2, 3, 4]);
  });

  test('walks an axis backwards with a negative step', () => {
    expect(toFlat(counting([5]).step(-2))).toEqual([4, 2, 0]);
    expect(toNested(counting([2, 3]).step(-1, -1))).toEqual([
      [5, 4, 3],
      [2, 1, 0],
    ]);
  });
});

describe('a View names what is wrong:', () => {
  const view = counting([2, 3]);

  test.each([
    ['index: 5 is outside axis 1 of shape (2, 3)', () => view.get(0, 5)],
    ['index: 0.5 is outside axis 0 of shape (2, 3)', () => view.get(0.5, 0)],
    ['index: 1 indices for shape (2, 3)', () => view.get(1)],
    ['transpose: axes (0, 0) do not permute (2, 3)', () => view.transpose(0, 0)],
    ['pick: 2 is outside axis 0 of shape (2, 3)', () => view.pick(2)],
    ['pick: 3 arguments for shape (2, 3)', () => view.pick(0, 0, 0)],
    ['lo: 3 on axis 0 of shape (2, 3)', () => view.lo(3)],
    ['hi: 9 on axis 1 of shape (2, 3)', () => view.hi(2, 9)],
    ['step: (0,) must be whole numbers other than 0', () => view.step(0)],
    ['slice: Dimension out of range', () => view.slice(2)],
    [
      'View: shape (2, 2) reaches 0..4 of 4 elements',
      () => new View(new Float32Array(4), [2, 2], [3, 1], 0, 'float32'),
    ],
    [
      'View: shape (2,), stride (1, 1)',
      () => new View(new Float32Array(4), [2], [1, 1], 0, 'float32'),
    ],
  ])('%s', (message, run) => {
    expect(run).toThrow(message);
  });
});

describe('a View agrees with ndarray', () => {
  /** One change of view, written once for both libraries. */
  type Change = (rank: number, extents: readonly number[]) => [name: string, args: number[]];
  const change = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.array(fc.nat(), { maxLength: 4 }));
  const toChange =
    ([kind, seeds]: [number, number[]]): Change =>
    (rank, extents) => {
      const seed = (axis: number) => seeds[axis] ?? axis;
      const axes = extents.map((_, axis) => axis);
      if (kind === 0) return ['transpose', axes.sort((a, b) => seed(a) - seed(b))];
      if (kind === 1) return ['lo', extents.map((n, axis) => seed(axis) % (n + 1))];
      if (kind === 2) return ['hi', extents.map((n, axis) => seed(axis) % (n + 1))];
      const steps = [-3, -2, -1, 1, 2, 3];
      return ['step', Array.from({ length: rank }, (_, axis) => steps[seed(axis) % 6])];
    };

  test('through any chain of transpose, lo, hi and step', () => {
    const shapes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(shapes, fc.array(change.map(toChange), { maxLength: 5 }), (shape, changes) => {
        let view = counting(shape);
        let array = ndarray(view.data, shape);
        for (const next of changes) {
          if (view.size === 0) break;
          const [name, args] = next(view.dimension, view.shape);
          if (name === 'transpose')
            [view, array] = [view.transpose(...args), array.transpose(...args)];
          if (name === 'lo') [view, array] = [view.lo(...args), array.lo(...args)];
          if (name === 'hi') [view, array] = [view.hi(...args), array.hi(...args)];
          if (name === 'step') [view, array] = [view.step(...args), array.step(...args)];
          expect(view.shape).toEqual(array.shape);
        }
        forEachIndex(view.shape, (index) => expect(view.get(...index)).toBe(array.get(...index)));
      }),
    );
  });

  test('when axes are picked', () => {
    const picks = fc.array(fc.option(fc.nat({ max: 1 })), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(picks, (index) => {
        const view = counting([2, 3, 4]);
        const array = ndarray(view.data, [2, 3, 4]).pick(...index);
        const picked = view.pick(...index);
        expect(picked.shape).toEqual(array.shape);
        forEachIndex(picked.shape, (i) => expect(picked.get(...i)).toBe(array.get(...i)));
      }),
    );
  });
});

function forEachIndex(shape: readonly number[], visit: (index: number[]) => void): void {
  const walk = (index: number[]): void => {
    if (index.length === shape.length) visit(index);
    else for (let i = 0; i < shape[index.length]; i++) walk([...index, i]);
  };
  walk([]);
}
