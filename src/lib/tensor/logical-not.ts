import { unary } from './elementwise';
import type { View } from './view';

/** true where x is zero (torch's ~ for bools): bool, elementwise. */
export function logicalNot(view: View): View {
  const { from, out } = unary(view, 'bool');
  const [x, y] = [from.data, out.data];
  let at = 0;
  for (let row = 0; row < from.starts.length; row++) {
    let p = from.starts[row];
    for (let i = 0; i < from.length; i++, p += from.stride) y[at++] = Number(x[p] === 0);
  }
  return out;
}
