import type { Kernels, PackedLinear } from '../../tensor/kernels/kernels';
import { recordHeap, type RecordValues } from './record';

/** Under which name what is added is recorded, and its shape. */
export interface Named {
  readonly name: string;
  readonly shape: readonly number[];
}

/**
 * A residual connection: h += scale · (x · weightᵀ + bias), h (rows, outFeatures). When recording, what
 * is added is computed by itself first, so that it can be seen before the scale.
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
  if (!record) return kernels.linearAdd(h, x, weight, rows, scale);
  const mark = kernels.mark();
  const elements = rows * weight.outFeatures;
  const sum = kernels.allocate(elements);
  kernels.linear(sum, x, weight, rows);
  recordHeap(kernels, record, added.name, added.shape, sum);
  kernels.addScaled(h, sum, elements, scale);
  kernels.release(mark);
}
