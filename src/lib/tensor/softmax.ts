import { zeros } from './create';
import { requireFloat } from './dtype';
import { rows } from './rows';
import { settle } from './settle';
import { normalizeAxis } from './shape';
import type { View } from './view';

/**
 * e^x, scaled to sum to 1 along one axis. The maximum is subtracted first, so that nothing
 * overflows. A row of only -Infinity is NaN: this is why OpenFlamingo fills blocked scores with
 * -finfo.max, for which a fully blocked row comes out uniform.
 * @throws {TypeError} for int64 and bool
 * @throws {IndexError} when the axis lies outside the rank
 */
export function softmax(view: View, dim: number): View {
  requireFloat('softmax', view.dtype);
  const axis = normalizeAxis('softmax', dim, view.dimension);
  const out = zeros(view.shape, view.dtype);
  const [from, to] = [rows(view, axis), rows(out, axis)];
  const [x, y] = [from.data, to.data];
  const powers = new Float64Array(from.length);
  for (let row = 0; row < from.starts.length; row++) {
    const start = from.starts[row];
    let largest = -Infinity;
    for (let i = 0, p = start; i < from.length; i++, p += from.stride) {
      if (x[p] > largest) largest = x[p];
    }
    let total = 0;
    for (let i = 0, p = start; i < from.length; i++, p += from.stride) {
      powers[i] = Math.exp(x[p] - largest);
      total += powers[i];
    }
    for (let i = 0, q = to.starts[row]; i < from.length; i++, q += to.stride) {
      y[q] = powers[i] / total;
    }
  }
  return settle(out);
}
