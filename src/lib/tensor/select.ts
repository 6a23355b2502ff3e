import { IndexError } from './errors';
import { formatShape, normalizeAxis } from './shape';
import type { View } from './view';

/**
 * One position of one axis, zero-copy; the axis is dropped. Negative indices count from the end.
 * @throws {IndexError} when the axis or the index lies outside
 */
export function select(view: View, dim: number, index: number): View {
  const axis = normalizeAxis('select', dim, view.dimension);
  const at = index < 0 ? index + view.shape[axis] : index;
  if (!(at >= 0 && at < view.shape[axis])) {
    const where = `axis ${axis} of shape ${formatShape(view.shape)}`;
    throw new IndexError(`select: index ${index} is outside ${where}`);
  }
  return view.pick(...view.shape.map((_, i) => (i === axis ? at : null)));
}
