/** Reading a recorded tensor: row-major, by its index. */

import type { TracedTensor, TracedTensors } from '../../../flamingo/worker/protocol';

export type Row = TracedTensor['values'];

/** @throws {Error} when the run has no tensor of that name */
export function tensorOf(trace: TracedTensors, name: string): TracedTensor {
  if (!Object.hasOwn(trace, name)) throw new Error(`the run has no tensor ${name}`);
  return trace[name];
}

/**
 * The part of a tensor at the first numbers of an index: a window, not a copy.
 * @param index one number for each of the leading axes; those that are left out are the part's own
 */
export function partAt({ shape, values }: TracedTensor, index: readonly number[]): Row {
  const size = shape.slice(index.length).reduce((product, n) => product * n, 1);
  const from = index.reduce((offset, i, axis) => offset * shape[axis] + i, 0) * size;
  return values.subarray(from, from + size);
}

export function valueAt(tensor: TracedTensor, index: readonly number[]): number {
  return partAt(tensor, index)[0];
}

/** The length of a vector. */
export function normOf(vector: ArrayLike<number>): number {
  let squares = 0;
  for (let i = 0; i < vector.length; i++) squares += vector[i] * vector[i];
  return Math.sqrt(squares);
}

/** The sum of part of a row. */
export function sumOf(row: ArrayLike<number>, from = 0, to = row.length): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += row[i];
  return sum;
}

/** The largest absolute value; 0 of nothing. */
export function largestOf(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]));
  return largest;
}
