import { floatOf } from './dtype';
import { unary } from './elementwise';
import { settle } from './settle';
import type { View } from './view';

/** Above this the power series needs more terms than the continued fraction. */
const SERIES_LIMIT = 3;
/** erf(6) differs from 1 by 2e-17, less than a double can show. */
const SATURATION = 6;
const FRACTION_TERMS = 40;

/**
 * The error function of one number, to about 1e-15.
 * Up to 3 by the series erf x = 2/√π e^(-x²) (x + 2x³/3 + 4x⁵/15 + ...), whose terms are all of one
 * sign; beyond by the continued fraction of 1 - erf (Abramowitz & Stegun 7.1.6 and 7.1.14).
 */
export function erfOf(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude >= SATURATION) return Math.sign(x);
  const density = Math.exp(-x * x) / Math.sqrt(Math.PI);
  if (magnitude > SERIES_LIMIT) return Math.sign(x) * (1 - density / fraction(magnitude));
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > Number.EPSILON * Math.abs(sum) * 0.1; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return 2 * density * sum;
}

/** x + (1/2)/(x + (2/2)/(x + (3/2)/(x + ...))), from the inside out. */
function fraction(x: number): number {
  let value = x;
  for (let k = FRACTION_TERMS; k >= 1; k--) value = x + k / 2 / value;
  return value;
}

/** The error function, elementwise; integers and bools give float32. */
export function erf(view: View): View {
  const { from, out } = unary(view, floatOf(view.dtype));
  const [x, y] = [from.data, out.data];
  let at = 0;
  for (let row = 0; row < from.starts.length; row++) {
    let p = from.starts[row];
    for (let i = 0; i < from.length; i++, p += from.stride) y[at++] = erfOf(x[p]);
  }
  return settle(out);
}
