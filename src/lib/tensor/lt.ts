import { pair } from './elementwise';
import type { Operand, View } from './view';

/**
 * a is less than b: bool, elementwise with broadcasting. False wherever NaN takes part.
 * @throws {ShapeError} when the shapes do not broadcast
 */
export function lt(a: Operand, b: Operand): View {
  const { left, right, out } = pair('lt', a, b, { out: 'bool' });
  const [x, y, z] = [left.data, right.data, out.data];
  let at = 0;
  for (let row = 0; row < left.starts.length; row++) {
    let [p, q] = [left.starts[row], right.starts[row]];
    for (let i = 0; i < left.length; i++, p += left.stride, q += right.stride) {
      z[at++] = Number(x[p] < y[q]);
    }
  }
  return out;
}
