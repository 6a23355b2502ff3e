import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimOf } from './gate-claim';

test('the claim holds when no layer falls behind the one before, whatever the signs', () => {
  const { falls, largest } = claimOf([0.001, 0.25, -0.4, 0.63, -3.1]);
  expect([falls, largest]).toEqual([[], 4]);
});

test('the layers that fall behind are named', () => {
  const { falls, largest, openings } = claimOf([0.013, 0.131, 0.11, -0.4, -0.39]);
  expect([falls, largest]).toEqual([[2, 4], 3]);
  expect(openings[3]).toBe(Math.tanh(0.4));
});

test('closed gates fall nowhere', () => {
  expect(claimOf([0, 0, 0])).toEqual({ openings: [0, 0, 0], falls: [], largest: 0 });
});

test('without a fall the openings are in order', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 1 }), (all) => {
      const { openings, falls } = claimOf(all);
      const inOrder = openings.every((opening, i) => i === 0 || opening >= openings[i - 1]);
      expect(falls.length === 0).toBe(inOrder);
    }),
  );
});
