import { zeros } from './create';
import { isFloat } from './dtype';
import { rows } from './rows';
import { settle } from './settle';
import { normalizeAxis } from './shape';
import type { View } from './view';

/**
 * Running totals along one axis; bool counts in int64.
 * @throws {IndexError} when the axis lies outside the rank
 */
export function cumsum(view: View, dim: number): View {
  const axis = normalizeAxis('cumsum', dim, view.dimension);
  const out = zeros(view.shape, isFloat(view.dtype) ? view.dtype : 'int64');
  const [from, to] = [rows(view, axis), rows(out, axis)];
  const [x, y] = [from.data, to.data];
  for (let row = 0; row < from.starts.length; row++) {
    let [p, q] = [from.starts[row], to.starts[row]];
    let total = 0;
    for (let i = 0; i < from.length; i++, p += from.stride, q += to.stride) {
      total += x[p];
      y[q] = total;
    }
  }
  return settle(out);
}
