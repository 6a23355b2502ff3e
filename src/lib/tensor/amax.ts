import { zeros } from './create';
import { IndexError } from './errors';
import { rows } from './rows';
import { normalizeAxis, reducedShape } from './shape';
import type { View } from './view';

/**
 * The largest element along one axis, or along several at once. NaN beats everything.
 * @throws {IndexError} when an axis lies outside the rank or is empty: nothing has no largest
 *   element
 */
export function amax(view: View, dim: number | readonly number[], keepdim = false): View {
  const dims = typeof dim === 'number' ? [dim] : dim;
  const axes = dims.map((d) => normalizeAxis('amax', d, view.dimension));
  // From the last axis to the first, so that dropping one leaves the numbers of the others right.
  const order = axes.map((_, i) => i).sort((i, j) => axes[j] - axes[i]);
  return order.reduce((left, i) => amaxAlong(left, axes[i], dims[i], keepdim), view);
}

function amaxAlong(view: View, axis: number, dim: number, keepdim: boolean): View {
  if (view.shape[axis] === 0) {
    throw new IndexError(`amax(): Expected reduction dim ${dim} to have non-zero size.`);
  }
  const { data, starts, length, stride } = rows(view, axis);
  const out = zeros(reducedShape(view.shape, axis, keepdim), view.dtype);
  const maxima = out.data;
  for (let row = 0; row < starts.length; row++) {
    let largest = data[starts[row]];
    for (let i = 1, p = starts[row] + stride; i < length; i++, p += stride) {
      // A NaN that is the largest so far stays: no comparison with it is true.
      if (data[p] > largest || data[p] !== data[p]) largest = data[p];
    }
    maxima[row] = largest;
  }
  return out;
}
