import { zeros } from './create';
import { IndexError } from './errors';
import { rows } from './rows';
import { normalizeAxis, reducedShape } from './shape';
import type { View } from './view';

/**
 * Where the largest element along one axis is: int64. The first of equals; the first NaN before
 * all.
 * @throws {IndexError} when the axis lies outside the rank or is empty
 */
export function argmax(view: View, dim: number, keepdim = false): View {
  const axis = normalizeAxis('argmax', dim, view.dimension);
  if (view.shape[axis] === 0) {
    throw new IndexError(`argmax(): Expected reduction dim ${dim} to have non-zero size.`);
  }
  const { data, starts, length, stride } = rows(view, axis);
  const out = zeros(reducedShape(view.shape, axis, keepdim), 'int64');
  const indices = out.data;
  for (let row = 0; row < starts.length; row++) {
    let best = 0;
    let largest = data[starts[row]];
    for (let i = 1, p = starts[row] + stride; i < length; i++, p += stride) {
      const isFirstNaN = data[p] !== data[p] && largest === largest;
      if (data[p] > largest || isFirstNaN) [largest, best] = [data[p], i];
    }
    indices[row] = best;
  }
  return out;
}
