import { zeros } from './create';
import { rows } from './rows';
import type { View } from './view';

/** Whether the elements lie in row-major order without gaps (from `offset` on). */
export function isContiguous(view: View): boolean {
  let step = 1;
  for (let axis = view.dimension - 1; axis >= 0; axis--) {
    if (view.shape[axis] !== 1 && view.stride[axis] !== step) return false;
    step *= view.shape[axis];
  }
  return true;
}

/** A row-major copy with data of its own. */
export function clone(view: View): View {
  const copy = zeros(view.shape, view.dtype);
  const { data, starts, length, stride } = rows(view);
  const target = copy.data;
  let at = 0;
  for (let row = 0; row < starts.length; row++) {
    for (let i = 0, from = starts[row]; i < length; i++, from += stride) target[at++] = data[from];
  }
  return copy;
}

/** The View itself when it is row-major already, else a copy that is. */
export function contiguous(view: View): View {
  return isContiguous(view) ? view : clone(view);
}
