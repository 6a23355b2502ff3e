import { normalizeAxis } from './shape';
import type { View } from './view';

/**
 * Swaps two axes, zero-copy. @throws {IndexError} when one lies outside the rank
 */
export function transpose(view: View, dim0: number, dim1: number): View {
  const a = normalizeAxis('transpose', dim0, view.dimension);
  const b = normalizeAxis('transpose', dim1, view.dimension);
  const axes = view.shape.map((_, axis) => axis);
  [axes[a], axes[b]] = [axes[b], axes[a]];
  return view.transpose(...axes);
}
