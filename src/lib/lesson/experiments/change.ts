/** Changing a part of an input, and how much an output changes with it. */

import { clone, tensor, type View } from '../../tensor';
import { indices } from '../../trace';

/** A copy with `amount` added to every number whose index begins with `start`, counted from axis `axis` on. */
export function addAt(view: View, axis: number, start: readonly number[], amount: number): View {
  const changed = clone(view);
  for (const index of indices(view.shape)) {
    const isThere = start.every((at, i) => index[axis + i] === at);
    if (isThere) changed.set(...index, view.get(...index) + amount);
  }
  return changed;
}

/**
 * How much the vectors of an output differ: (..., T, D) twice gives (rows, T), the largest absolute difference over D; the
 * axes before T are taken together.
 */
export function largestChange(before: View, after: View): View {
  const [T, D] = before.shape.slice(-2);
  const rows = before.size / (T * D);
  const largest = new Array<number>(rows * T).fill(0);
  let flat = 0;
  for (const index of indices(before.shape)) {
    const at = Math.floor(flat++ / D);
    const difference = Math.abs(after.get(...index) - before.get(...index));
    largest[at] = Math.max(largest[at], difference);
  }
  return tensor(largest, { shape: [rows, T] });
}

/** Where row `row` of a (rows, columns) tensor is not 0, in order. */
export function changedIn(change: View, row: number): number[] {
  const all = Array.from({ length: change.shape[1] }, (_, column) => column);
  return all.filter((column) => change.get(row, column) !== 0);
}
