import { pair } from './elementwise';
import { settle } from './settle';
import type { Operand, View } from './view';

/**
 * a + b, elementwise with broadcasting; of two bools it is "or".
 * @throws {ShapeError} when the shapes do not broadcast
 */
export function add(a: Operand, b: Operand): View {
  const { left, right, out } = pair('add', a, b);
  const [x, y, z] = [left.data, right.data, out.data];
  const [length, dp, dq] = [left.length, left.stride, right.stride];
  let at = 0;
  for (let row = 0; row < left.starts.length; row++) {
    let [p, q] = [left.starts[row], right.starts[row]];
    for (let i = 0; i < length; i++, p += dp, q += dq) {
      z[at++] = x[p] + y[q];
    }
  }
  return settle(out);
}
