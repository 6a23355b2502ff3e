import type { Kernels, PackedLinear } from '../../tensor/kernels/kernels';
import { recordHeap, type RecordValues } from './record';

/** Under which names a hidden layer is recorded: before and after the GELU. */
export interface HiddenNames {
  readonly before: string;
  readonly after: string;
}

/**
 * out (rows, outFeatures) = gelu(x · weightᵀ + bias). When recording, in two steps, so that what enters the GELU can be
 * seen: the kernels do the same two in one call. `shape` is that of x.
 */
export function linearGelu(
  kernels: Kernels,
  out: number,
  x: number,
  weight: PackedLinear,
  rows: number,
  names: HiddenNames,
  shape: readonly number[],
  record?: RecordValues,
): void {
  if (!record) return kernels.linearGelu(out, x, weight, rows);
  const hidden = [...shape.slice(0, -1), weight.outFeatures];
  kernels.linear(out, x, weight, rows);
  recordHeap(kernels, record, names.before, hidden, out);
  kernels.gelu(out, out, rows * weight.outFeatures);
  recordHeap(kernels, record, names.after, hidden, out);
}
