import { floatOf } from './dtype';
import { pair } from './elementwise';
import { resultType } from './promote';
import { settle } from './settle';
import type { Operand, View } from './view';

/**
 * a / b, elementwise with broadcasting; integers and bools divide as float32.
 * @throws {ShapeError} when the shapes do not broadcast
 */
export function div(a: Operand, b: Operand): View {
  const { left, right, out } = pair('div', a, b, { compute: floatOf(resultType(a, b)) });
  const [x, y, z] = [left.data, right.data, out.data];
  const [length, dp, dq] = [left.length, left.stride, right.stride];
  let at = 0;
  for (let row = 0; row < left.starts.length; row++) {
    let [p, q] = [left.starts[row], right.starts[row]];
    for (let i = 0; i < length; i++, p += dp, q += dq) {
      z[at++] = x[p] / y[q];
    }
  }
  return settle(out);
}
