import { normalizeAxis } from './shape';
import type { View } from './view';

/**
 * Cuts one axis into `chunks` Views of equal length, zero-copy. As in torch the length is rounded
 * up, so the last one may be shorter, and there may be fewer.
 * @throws {IndexError} when the axis lies outside the rank
 * @throws {RangeError} when chunks is less than 1
 */
export function chunk(view: View, chunks: number, dim = 0): View[] {
  if (!(Number.isInteger(chunks) && chunks >= 1)) {
    throw new RangeError(`chunk: ${chunks} chunks; there must be at least 1`);
  }
  const axis = normalizeAxis('chunk', dim, view.dimension);
  const extent = view.shape[axis];
  const length = Math.ceil(extent / chunks);
  if (length === 0) return Array.from({ length: chunks }, () => view);
  return Array.from({ length: Math.ceil(extent / length) }, (_, i) =>
    view.slice(axis, i * length, (i + 1) * length),
  );
}
