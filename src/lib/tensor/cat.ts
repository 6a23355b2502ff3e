import { cast } from './cast';
import { zeros } from './create';
import { ShapeError } from './errors';
import { promote } from './promote';
import { rows } from './rows';
import { formatShape, normalizeAxis } from './shape';
import type { View } from './view';

/**
 * Joins tensors along one axis; they agree on all others. Dtypes are promoted to a common one.
 * @throws {ShapeError} when there are none, or another axis differs
 * @throws {IndexError} when the axis lies outside the rank
 */
export function cat(views: readonly View[], dim: number): View {
  if (views.length === 0) throw new ShapeError('cat: expected at least one tensor');
  const [first] = views;
  const axis = normalizeAxis('cat', dim, first.dimension);
  for (const view of views) checkFits(first, view, axis);
  const joined = views.reduce((total, view) => total + view.shape[axis], 0);
  const dtype = views.map((view) => view.dtype).reduce(promote);
  const shape = first.shape.map((extent, i) => (i === axis ? joined : extent));
  const out = zeros(shape, dtype);
  let begin = 0;
  for (const view of views) {
    const end = begin + view.shape[axis];
    copyInto(out.slice(axis, begin, end), cast(view, dtype));
    begin = end;
  }
  return out;
}

function copyInto(target: View, view: View): void {
  const [from, to] = [rows(view), rows(target)];
  const [x, y] = [from.data, to.data];
  for (let row = 0; row < from.starts.length; row++) {
    let [p, q] = [from.starts[row], to.starts[row]];
    for (let i = 0; i < from.length; i++, p += from.stride, q += to.stride) y[q] = x[p];
  }
}

function checkFits(first: View, view: View, axis: number): void {
  const shapes = `${formatShape(first.shape)} and ${formatShape(view.shape)}`;
  if (first.dimension === 0 || first.dimension !== view.dimension) {
    throw new ShapeError(`cat: shapes ${shapes} differ in rank or have no axis to join`);
  }
  const wrong = first.shape.findIndex((extent, i) => i !== axis && extent !== view.shape[i]);
  if (wrong < 0) return;
  const sizes = `${first.shape[wrong]} and ${view.shape[wrong]}`;
  throw new ShapeError(`cat: shapes ${shapes} along axis ${axis}: axis ${wrong} is ${sizes}`);
}
