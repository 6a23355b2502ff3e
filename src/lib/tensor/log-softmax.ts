import { zeros } from './create';
import { requireFloat } from './dtype';
import { rows } from './rows';
import { settle } from './settle';
import { normalizeAxis } from './shape';
import type { View } from './view';

/**
 * The logarithm of softmax along one axis. The maximum is subtracted before the small logarithm is,
 * so that a row around ±10000 keeps its digits; a row of only -Infinity is NaN.
 * @throws {TypeError} for int64 and bool
 * @throws {IndexError} when the axis lies outside the rank
 */
export function logSoftmax(view: View, dim: number): View {
  requireFloat('logSoftmax', view.dtype);
  const axis = normalizeAxis('logSoftmax', dim, view.dimension);
  const out = zeros(view.shape, view.dtype);
  const [from, to] = [rows(view, axis), rows(out, axis)];
  const [x, y] = [from.data, to.data];
  for (let row = 0; row < from.starts.length; row++) {
    const start = from.starts[row];
    let largest = -Infinity;
    for (let i = 0, p = start; i < from.length; i++, p += from.stride) {
      if (x[p] > largest) largest = x[p];
    }
    let total = 0;
    for (let i = 0, p = start; i < from.length; i++, p += from.stride) {
      total += Math.exp(x[p] - largest);
    }
    const log_total = Math.log(total);
    let [p, q] = [start, to.starts[row]];
    for (let i = 0; i < from.length; i++, p += from.stride, q += to.stride) {
      y[q] = x[p] - largest - log_total;
    }
  }
  return settle(out);
}
