import { expect, test } from 'vitest';
import { grouped, short } from './numbers';

test('counts are grouped in full, or have three digits and a unit', () => {
  expect(grouped(5762973696)).toBe('5,762,973,696');
  expect([8, 4608, 12345, 999949, 5762973696, 34.56e9, 456e9].map(short)).toEqual([
    ...['8', '4,608', '12.3 k', '1000 k', '5.76 G', '34.6 G', '456 G'],
  ]);
});
