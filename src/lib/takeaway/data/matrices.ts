/** A tensor as what can be put on paper: one matrix for each index of the axes before the last two. */

import { reshape, toNested, type View } from '../../tensor';
import { leadingIndices } from './axes';

export interface MatrixSlice {
  /** What of the leading axes is fixed; empty for a matrix or less. */
  readonly index: readonly number[];
  readonly rows: readonly (readonly number[])[];
}

/** A tensor of one axis, or none, is a matrix of one row. */
export function matricesOf(view: View): MatrixSlice[] {
  const wide = view.dimension >= 2 ? view : reshape(view, [1, view.size]);
  return leadingIndices(wide, 2).map((index) => ({
    index,
    rows: toNested(wide.pick(...index, null, null)) as number[][],
  }));
}
