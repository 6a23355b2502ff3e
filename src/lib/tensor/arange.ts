import { zeros } from './create';
import type { View } from './view';

/** 0, 1, ..., end - 1 in int64. @throws {RangeError} when end is negative or no whole number */
export function arange(end: number): View {
  if (!(Number.isSafeInteger(end) && end >= 0)) {
    throw new RangeError(`arange: end is ${end}, not a whole number of at least 0`);
  }
  const out = zeros([end], 'int64');
  for (let i = 0; i < end; i++) out.data[i] = i;
  return out;
}
