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

test('closed gates neither fall nor rise', () => {
  const { openings, falls, rises, largest } = claimOf([0, 0, 0]);
  expect([openings, falls, rises, largest]).toEqual([[0, 0, 0], [], [], 0]);
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

test('each step is told with both its openings, whatever the signs', () => {
  const { openings, rises, others } = claimOf([0.0133, 0.1317, 0.1108, -0.4014, -1.6152]);
  expect(openings.map((x) => x.toFixed(2))).toEqual(['0.01', '0.13', '0.11', '0.38', '0.92']);
  expect(rises.map(({ from }) => from)).toEqual([0, 2, 3]);
  expect(others).toEqual([{ from: 1, open: [openings[1], openings[2]] }]);
});

test('every step is told once', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 9 }), (gates) => {
      const { rises, others } = claimOf(gates);
      const steps = [...rises, ...others].map(({ from }) => from).sort();
      expect(steps).toEqual(gates.slice(1).map((_, i) => i));
    }),
  );
});
