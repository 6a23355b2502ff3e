import type { Kernels, PackedLinear } from '../../tensor/kernels/kernels';
import { recordHeap, type RecordValues } from './record';

/** Under which name what is added is recorded, and its shape. */
export interface Named {
  readonly name: string;
  readonly shape: readonly number[];
}

/**
 * A residual connection: h += scale · (x · weightᵀ + bias), h (rows, outFeatures). When recording, what is added is
 * computed once more by itself, so that it can be seen before the scale, and h stays bit for bit what it is otherwise.
 */
export function residual(
  kernels: Kernels,
  h: number,
  x: number,
  weight: PackedLinear,
  rows: number,
  scale: number,
  added: Named,
  record?: RecordValues,
): void {
  if (record) {
    const mark = kernels.mark();
    const sum = kernels.allocate(rows * weight.outFeatures);
    kernels.linear(sum, x, weight, rows);
    recordHeap(kernels, record, added.name, added.shape, sum);
    kernels.release(mark);
  }
  kernels.linearAdd(h, x, weight, rows, scale);
}
