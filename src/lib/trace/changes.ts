/** Which cells an edit changed: the old run against the new one, tensor by tensor. */

import type { View } from '../tensor';
import type { TensorName, Trace } from './types';

/** Says of a cell of the new trace whether its number is new. */
export type Changed = (index: readonly number[]) => boolean;

export function changedCells(before: Trace | null, after: Trace, name: TensorName): Changed {
  const [old, now] = [before?.tensors[name], after.tensors[name]];
  if (!before || !now) return () => false;
  if (!old) return () => true;
  return (index) => !inside(old, index) || !Object.is(old.get(...index), now.get(...index));
}

function inside(view: View, index: readonly number[]): boolean {
  return index.length === view.shape.length && index.every((x, i) => x < view.shape[i]);
}

/** How many cells of a tensor an edit changed, of how many. */
export function countChanged(
  before: Trace | null,
  after: Trace,
  name: TensorName,
): { changed: number; all: number } {
  const view = after.tensors[name];
  if (!view) return { changed: 0, all: 0 };
  const isChanged = changedCells(before, after, name);
  let changed = 0;
  for (const index of indices(view.shape)) if (isChanged(index)) changed++;
  return { changed, all: view.size };
}

/** Every index of a shape, last axis fastest. */
export function* indices(shape: readonly number[]): Generator<readonly number[]> {
  if (shape.some((length) => length === 0)) return;
  const index = shape.map(() => 0);
  for (;;) {
    yield [...index];
    let axis = shape.length - 1;
    while (axis >= 0 && ++index[axis] === shape[axis]) index[axis--] = 0;
    if (axis < 0) return;
  }
}
