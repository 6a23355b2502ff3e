import { cast } from './cast';
import { zeros } from './create';
import { ShapeError } from './errors';
import { promote } from './promote';
import { rows } from './rows';
import { settle } from './settle';
import { formatShape } from './shape';
import type { View } from './view';

/**
 * nn.Linear: x @ weight.T + bias. x (..., in), weight (out, in), bias (out,) gives (..., out).
 * Sums run in double and are rounded once.
 * @throws {ShapeError} when the last axis of x is not `in`, or bias is not (out,)
 */
export function linear(view: View, weight: View, bias: View | null = null): View {
  checkShapes(view, weight, bias);
  const dtype = promote(view.dtype, weight.dtype);
  const [outputs, inputs] = weight.shape;
  const from = rows(cast(view, dtype));
  const kernel = rows(cast(weight, dtype));
  const start = bias ? rows(bias) : null;
  const out = zeros([...view.shape.slice(0, -1), outputs], dtype);
  const [x, w, y] = [from.data, kernel.data, out.data];
  const [step_x, step_w] = [from.stride, kernel.stride];
  let at = 0;
  for (let row = 0; row < from.starts.length; row++) {
    for (let o = 0; o < outputs; o++) {
      let p = from.starts[row];
      let q = kernel.starts[o];
      let total = start ? start.data[start.starts[0] + o * start.stride] : 0;
      for (let i = 0; i < inputs; i++) {
        total += x[p] * w[q];
        p += step_x;
        q += step_w;
      }
      y[at++] = total;
    }
  }
  return settle(out);
}

function checkShapes(view: View, weight: View, bias: View | null): void {
  const shapes = `x ${formatShape(view.shape)} and weight ${formatShape(weight.shape)}`;
  if (view.dimension === 0 || weight.dimension !== 2) {
    throw new ShapeError(`linear: ${shapes}: want (..., in) and (out, in)`);
  }
  const [last, inputs] = [view.shape[view.dimension - 1], weight.shape[1]];
  if (last !== inputs) {
    throw new ShapeError(`linear: ${shapes}: the last axes are ${last} and ${inputs}`);
  }
  if (bias && !(bias.dimension === 1 && bias.shape[0] === weight.shape[0])) {
    const wanted = formatShape([weight.shape[0]]);
    throw new ShapeError(`linear: bias has shape ${formatShape(bias.shape)}, not ${wanted}`);
  }
}
