import { isFloat, type DType } from './dtype';
import type { Operand } from './view';

/**
 * The dtype an op computes in, by torch's rules. Kinds are ordered bool < int64 < floats, and a
 * higher kind always wins. Within one kind tensors with axes outrank 0-dim tensors, which outrank
 * plain numbers: float16 (2, 3) + float32 () is float16. A whole number counts as a Python int, any
 * other as a Python float.
 */
export function resultType(a: Operand, b: Operand): DType {
  const [dtype_a, dtype_b] = [dtypeOf(a), dtypeOf(b)];
  const [kind_a, kind_b] = [kindOf(dtype_a), kindOf(dtype_b)];
  if (kind_a !== kind_b) return kind_a > kind_b ? dtype_a : dtype_b;
  const [rank_a, rank_b] = [priorityOf(a), priorityOf(b)];
  if (rank_a !== rank_b) return rank_a > rank_b ? dtype_a : dtype_b;
  return promote(dtype_a, dtype_b);
}

/** The smallest dtype that holds every value of both: float16 and bfloat16 meet in float32. */
export function promote(a: DType, b: DType): DType {
  if (a === b) return a;
  if (kindOf(a) !== kindOf(b)) return kindOf(a) > kindOf(b) ? a : b;
  return a === 'float64' || b === 'float64' ? 'float64' : 'float32';
}

function dtypeOf(operand: Operand): DType {
  if (typeof operand !== 'number') return operand.dtype;
  return Number.isInteger(operand) ? 'int64' : 'float32';
}

function kindOf(dtype: DType): number {
  if (isFloat(dtype)) return 2;
  return dtype === 'int64' ? 1 : 0;
}

function priorityOf(operand: Operand): number {
  if (typeof operand === 'number') return 0;
  return operand.dimension === 0 ? 1 : 2;
}
