import { pair } from './elementwise';
import { resultType } from './promote';
import { settle } from './settle';
import type { Operand, View } from './view';

/**
 * a - b, elementwise with broadcasting.
 * @throws {ShapeError} when the shapes do not broadcast
 * @throws {TypeError} for two bools, as in torch
 */
export function sub(a: Operand, b: Operand): View {
  if (resultType(a, b) === 'bool') throw new TypeError('sub: bools cannot be subtracted');
  const { left, right, out } = pair('sub', a, b);
  const [x, y, z] = [left.data, right.data, out.data];
  const [length, dp, dq] = [left.length, left.stride, right.stride];
  let at = 0;
  for (let row = 0; row < left.starts.length; row++) {
    let [p, q] = [left.starts[row], right.starts[row]];
    for (let i = 0; i < length; i++, p += dp, q += dq) {
      z[at++] = x[p] - y[q];
    }
  }
  return settle(out);
}
