import { zeros } from './create';
import { rows } from './rows';
import { normalizeAxis, reducedShape } from './shape';
import type { View } from './view';

/**
 * How many elements along one axis are not zero: int64. NaN counts, -0 does not.
 * @throws {IndexError} when the axis lies outside the rank
 */
export function countNonzero(view: View, dim: number): View {
  const axis = normalizeAxis('countNonzero', dim, view.dimension);
  const { data, starts, length, stride } = rows(view, axis);
  const out = zeros(reducedShape(view.shape, axis, false), 'int64');
  const counts = out.data;
  for (let row = 0; row < starts.length; row++) {
    for (let i = 0, p = starts[row]; i < length; i++, p += stride) {
      if (data[p] !== 0) counts[row]++;
    }
  }
  return out;
}
