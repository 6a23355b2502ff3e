import { zeros } from './create';
import { floatOf } from './dtype';
import { rows, type Rows } from './rows';
import { settle } from './settle';
import { normalizeAxis, reducedShape } from './shape';
import type { View } from './view';

/**
 * log(sum(e^x)) of one row, in double. As in torch the shift is the maximum, but 0 when that is
 * infinite: a row of only -Infinity gives -Infinity and not NaN.
 */
export function logsumexpOfRow({ data, length, stride }: Rows, start: number): number {
  let largest = -Infinity;
  for (let i = 0, p = start; i < length; i++, p += stride) {
    if (data[p] > largest) largest = data[p];
  }
  const shift = Number.isFinite(largest) ? largest : 0;
  let total = 0;
  for (let i = 0, p = start; i < length; i++, p += stride) total += Math.exp(data[p] - shift);
  return shift + Math.log(total);
}

/**
 * log(sum(e^x)) along one axis without overflow; an empty axis gives -Infinity.
 * @throws {IndexError} when the axis lies outside the rank
 */
export function logsumexp(view: View, dim: number, keepdim = false): View {
  const axis = normalizeAxis('logsumexp', dim, view.dimension);
  const from = rows(view, axis);
  const out = zeros(reducedShape(view.shape, axis, keepdim), floatOf(view.dtype));
  for (let row = 0; row < from.starts.length; row++) {
    out.data[row] = logsumexpOfRow(from, from.starts[row]);
  }
  return settle(out);
}
