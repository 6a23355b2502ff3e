import { zeros } from './create';
import { isFloat } from './dtype';
import { rows } from './rows';
import { settle } from './settle';
import { normalizeAxis, reducedShape } from './shape';
import type { View } from './view';

/**
 * The sum along one axis, in double, rounded once; bool counts in int64. An empty axis sums to 0.
 * @throws {IndexError} when the axis lies outside the rank
 */
export function sum(view: View, dim: number, keepdim = false): View {
  const axis = normalizeAxis('sum', dim, view.dimension);
  const { data, starts, length, stride } = rows(view, axis);
  const dtype = isFloat(view.dtype) ? view.dtype : 'int64';
  const out = zeros(reducedShape(view.shape, axis, keepdim), dtype);
  const totals = out.data;
  for (let row = 0; row < starts.length; row++) {
    let total = 0;
    for (let i = 0, p = starts[row]; i < length; i++, p += stride) total += data[p];
    totals[row] = total;
  }
  return settle(out);
}
