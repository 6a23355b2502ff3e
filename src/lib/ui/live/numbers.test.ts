import { expect, test } from 'vitest';
import { megabytes, milliseconds, percent } from './numbers';

test('a probability has one decimal, and what is not 0 or 1 does not print as that', () => {
  expect([0, 1e-9, 0.0005, 0.934, 0.9994, 0.9996, 1].map(percent)).toEqual([
    ...['0%', '<0.1%', '0.1%', '93.4%', '99.9%', '>99.9%', '100%'],
  ]);
});

test('times have two digits or so, sizes are in millions of bytes', () => {
  expect([0, 0.416, 4.16, 41.6].map(milliseconds)).toEqual(['0.00', '0.42', '4.2', '42']);
  expect(megabytes(5372118)).toBe('5.4');
});
