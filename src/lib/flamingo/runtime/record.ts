import { sizeOf } from '../../tensor';
import type { Kernels } from '../../tensor/kernels/kernels';

export type Values = Float32Array | Float64Array;

/**
 * Called with each named intermediate of a forward pass, in OpenFlamingo's names and row-major. The
 * values are a copy: the callback may keep them. Whole numbers and booleans come as floats.
 */
export type RecordValues = (name: string, shape: readonly number[], values: Values) => void;

/** The same recorder for a part of the model: names get the prefix. Without one there is still none. */
export function recordUnder(
  record: RecordValues | undefined,
  prefix: string,
): RecordValues | undefined {
  return record && ((name, shape, values) => record(prefix + name, shape, values));
}

/** New numbers of the heap's kind. */
export function valuesLike(heap: Values, length: number): Values {
  return heap instanceof Float64Array ? new Float64Array(length) : new Float32Array(length);
}

/** Records what stands at `offset` in the heap. */
export function recordHeap(
  kernels: Kernels,
  record: RecordValues | undefined,
  name: string,
  shape: readonly number[],
  offset: number,
): void {
  record?.(name, shape, kernels.heap.slice(offset, offset + sizeOf(shape)));
}
