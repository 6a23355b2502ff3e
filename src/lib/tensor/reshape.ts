import { contiguous } from './contiguous';
import { ShapeError } from './errors';
import { formatShape, rowMajorStride, sizeOf, type Shape } from './shape';
import { View } from './view';

/**
 * The same elements in row-major order under another shape; one extent may be -1 and is worked out.
 * Zero-copy when the View is contiguous, else a copy.
 * @throws {ShapeError} when the counts differ
 */
export function reshape(view: View, shape: Shape): View {
  if (shape.filter((extent) => extent === -1).length > 1) {
    throw new ShapeError(`reshape: ${formatShape(shape)} leaves more than one extent open`);
  }
  const known = sizeOf(shape.filter((extent) => extent !== -1));
  const resolved = shape.map((extent) => (extent === -1 ? view.size / known : extent));
  const isWhole = resolved.every((extent) => Number.isInteger(extent) && extent >= 0);
  if (!isWhole || sizeOf(resolved) !== view.size) {
    const from = formatShape(view.shape);
    throw new ShapeError(`reshape: ${from} holds ${view.size} elements, not ${formatShape(shape)}`);
  }
  const { data, offset, dtype } = contiguous(view);
  return new View(data, resolved, rowMajorStride(resolved), offset, dtype);
}
