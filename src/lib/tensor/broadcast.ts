import { ShapeError } from './errors';
import { formatShape, type Shape } from './shape';
import { View } from './view';

/**
 * The shape two shapes broadcast to: aligned at the right, an extent of 1 or a missing axis
 * repeats.
 * @throws {ShapeError} naming the op, both shapes and the axis of the result
 */
export function broadcastShapes(a: Shape, b: Shape, op = 'broadcastShapes'): number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const of_a = a[axis - rank + a.length] ?? 1;
    const of_b = b[axis - rank + b.length] ?? 1;
    if (of_a === of_b || of_b === 1) return of_a;
    if (of_a === 1) return of_b;
    const shapes = `${formatShape(a)} and ${formatShape(b)}`;
    throw new ShapeError(
      `${op}: shapes ${shapes} do not broadcast: axis ${axis} is ${of_a} and ${of_b}`,
    );
  });
}

/**
 * The View seen under a larger shape, zero-copy: repeated axes get stride 0 (so it is for reading).
 * @throws {ShapeError} when `shape` is not what the View broadcasts to
 */
export function broadcastTo(view: View, shape: Shape, op = 'broadcastTo'): View {
  const added = shape.length - view.dimension;
  const reached = broadcastShapes(view.shape, shape, op);
  const wrong = reached.findIndex((extent, axis) => extent !== shape[axis]);
  if (wrong >= 0) {
    const shapes = `shape ${formatShape(view.shape)} does not broadcast to ${formatShape(shape)}`;
    throw new ShapeError(`${op}: ${shapes}: axis ${wrong} is ${reached[wrong]}`);
  }
  const stride = shape.map((extent, axis) => {
    const isRepeated = axis < added || view.shape[axis - added] !== extent;
    return isRepeated ? 0 : view.stride[axis - added];
  });
  return new View(view.data, shape, stride, view.offset, view.dtype);
}
