import { broadcastShapes, broadcastTo } from './broadcast';
import { cast } from './cast';
import { isContiguous } from './contiguous';
import { scalar, zeros } from './create';
import type { DType } from './dtype';
import { resultType } from './promote';
import { oneRow, rows, type Rows } from './rows';
import type { Operand, View } from './view';

/** One input of an elementwise op as rows, and the row-major output to fill in the same order. */
export interface Unary {
  readonly from: Rows;
  readonly out: View;
}

/** Two inputs, broadcast to one shape, as rows, and the row-major output to fill. */
export interface Pair {
  readonly left: Rows;
  readonly right: Rows;
  readonly out: View;
}

/** Prepares a loop over one tensor; `dtype` is the output's. */
export function unary(x: View, dtype: DType): Unary {
  return { from: isContiguous(x) ? oneRow(x) : rows(x), out: zeros(x.shape, dtype) };
}

/**
 * Prepares a loop over two operands. Both are first cast to the dtype the op computes in: torch's
 * result type unless given; the output keeps that dtype unless `out` says another.
 * @throws {ShapeError} when the shapes do not broadcast
 */
export function pair(
  op: string,
  a: Operand,
  b: Operand,
  dtypes: { compute?: DType; out?: DType } = {},
): Pair {
  const compute = dtypes.compute ?? resultType(a, b);
  const [x, y] = [viewOf(a, compute), viewOf(b, compute)];
  const shape = broadcastShapes(x.shape, y.shape, op);
  const [left, right] = [broadcastTo(x, shape), broadcastTo(y, shape)];
  const split = isContiguous(left) && isContiguous(right) ? oneRow : rows;
  return { left: split(left), right: split(right), out: zeros(shape, dtypes.out ?? compute) };
}

function viewOf(operand: Operand, dtype: DType): View {
  return typeof operand === 'number' ? scalar(operand, dtype) : cast(operand, dtype);
}
