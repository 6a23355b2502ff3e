import { floatOf } from './dtype';
import { unary } from './elementwise';
import { settle } from './settle';
import type { View } from './view';

/** The hyperbolic tangent, elementwise (Flamingo's gates); integers and bools give float32. */
export function tanh(view: View): View {
  const { from, out } = unary(view, floatOf(view.dtype));
  const [x, y] = [from.data, out.data];
  let at = 0;
  for (let row = 0; row < from.starts.length; row++) {
    let p = from.starts[row];
    for (let i = 0; i < from.length; i++, p += from.stride) y[at++] = Math.tanh(x[p]);
  }
  return settle(out);
}
