import { broadcastShapes } from './broadcast';
import { einsum } from './einsum';
import { ShapeError } from './errors';
import { formatShape } from './shape';
import type { View } from './view';

/**
 * The matrix product: (..., i, k) @ (..., k, j) gives (..., i, j), batch axes broadcasting. A 1-dim
 * operand is a row on the left and a column on the right, and that axis disappears again.
 * @throws {ShapeError} when the inner sizes differ or an operand is 0-dim
 */
export function matmul(a: View, b: View): View {
  const shapes = `${formatShape(a.shape)} and ${formatShape(b.shape)}`;
  if (a.dimension === 0 || b.dimension === 0) {
    throw new ShapeError(`matmul: shapes ${shapes}: both need an axis`);
  }
  const [inner_a, inner_b] = [a.shape.at(-1), b.shape.at(-2) ?? b.shape[0]];
  if (inner_a !== inner_b) {
    throw new ShapeError(
      `matmul: shapes ${shapes}: axis ${a.dimension - 1} and axis ${Math.max(0, b.dimension - 2)} are ${inner_a} and ${inner_b}`,
    );
  }
  broadcastShapes(a.shape.slice(0, -2), b.shape.slice(0, -2), 'matmul');
  const row = a.dimension === 1 ? '' : 'i';
  const column = b.dimension === 1 ? '' : 'j';
  const [left, right] = [row && `... ${row}`, column && '...'];
  return einsum(`${left} k, ${right} k ${column} -> ... ${row} ${column}`, a, b);
}
