import { NONE, type PackedLinear } from '../kernels';
import type { Heap } from './heap';

/** Output features that a tile computes at once. */
export const LANES = 4;

/**
 * Packs weight `(outFeatures, inFeatures)` in groups of four output features, `(groups, inFeatures,
 * 4)`: the inner loop of a tile then reads straight on. The last group is filled up with zeros.
 */
export function pack(
  heap: Heap,
  weight: ArrayLike<number>,
  outFeatures: number,
  inFeatures: number,
  bias?: ArrayLike<number>,
): PackedLinear {
  const groups = Math.ceil(outFeatures / LANES);
  const offset = heap.allocate(groups * LANES * inFeatures);
  const biasOffset = bias ? heap.allocate(outFeatures) : NONE;
  const values = heap.array;
  for (let o = 0; o < outFeatures; o++) {
    let to = offset + (o - (o % LANES)) * inFeatures + (o % LANES);
    for (let i = 0; i < inFeatures; i++, to += LANES) values[to] = weight[o * inFeatures + i];
  }
  if (bias) values.set(bias, biasOffset);
  // V8 keeps a whole number that came from a quotient or a power as a double; one such size, and the offsets
  // of every layer become doubles, with which the inner loops are half as fast.
  return { offset, inFeatures: inFeatures | 0, outFeatures: outFeatures | 0, bias: biasOffset };
}
