import { expect, test } from 'vitest';
import { probability, signed } from './probability';

test('a probability prints as 0 or 1 only when it is', () => {
  expect([0, 1e-9, 0.0049, 0.005, 0.976, 0.9951, 1].map(probability)).toEqual([
    ...['0.00', '<0.01', '<0.01', '0.01', '0.98', '>0.99', '1.00'],
  ]);
});

test('a minus is a minus', () => {
  expect([signed(-0.4013), signed(0.1, 3)]).toEqual(['−0.40', '0.100']);
});
