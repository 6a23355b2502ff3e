import { requireFloat } from './dtype';
import { unary } from './elementwise';
import { erfOf } from './erf';
import { settle } from './settle';
import type { View } from './view';

/**
 * The GELU activation, elementwise: x times the chance that a standard normal draw is below x.
 * 'none' is exact (OpenFlamingo's), 'tanh' the approximation of GPT-2. As in torch, -Infinity gives
 * NaN: it is multiplied by 0.
 * @throws {TypeError} for int64 and bool
 */
export function gelu(view: View, approximate: 'none' | 'tanh' = 'none'): View {
  requireFloat('gelu', view.dtype);
  return approximate === 'tanh' ? geluTanh(view) : geluErf(view);
}

function geluErf(view: View): View {
  const { from, out } = unary(view, view.dtype);
  const [x, y] = [from.data, out.data];
  let at = 0;
  for (let row = 0; row < from.starts.length; row++) {
    let p = from.starts[row];
    for (let i = 0; i < from.length; i++, p += from.stride) {
      y[at++] = 0.5 * x[p] * (1 + erfOf(x[p] * Math.SQRT1_2));
    }
  }
  return settle(out);
}

function geluTanh(view: View): View {
  const { from, out } = unary(view, view.dtype);
  const [x, y] = [from.data, out.data];
  const slope = Math.sqrt(2 / Math.PI);
  let at = 0;
  for (let row = 0; row < from.starts.length; row++) {
    let p = from.starts[row];
    for (let i = 0; i < from.length; i++, p += from.stride) {
      const inner = slope * (x[p] + 0.044715 * x[p] ** 3);
      y[at++] = 0.5 * x[p] * (1 + Math.tanh(inner));
    }
  }
  return settle(out);
}
