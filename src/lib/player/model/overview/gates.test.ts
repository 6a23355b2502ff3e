import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderOf } from './gates';

test('a gate that is smaller than the one before it speaks against the claim, whatever its sign', () => {
  const { open, rises, others } = orderOf([0.0133, 0.1317, 0.1108, -0.4014, -1.6152]);
  expect(open.map((value) => value.toFixed(2))).toEqual(['0.01', '0.13', '0.11', '0.38', '0.92']);
  expect(rises.map(({ from }) => from)).toEqual([0, 2, 3]);
  expect(others.map(({ from }) => from)).toEqual([1]);
});

test('gates that are all closed do not rise', () => {
  expect(orderOf([0, 0, 0]).rises).toEqual([]);
});

test('every step is told once', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 9 }), (gates) => {
      const { rises, others } = orderOf(gates);
      const steps = [...rises, ...others].map(({ from }) => from).sort();
      expect(steps).toEqual(gates.slice(1).map((_, i) => i));
    }),
  );
});
