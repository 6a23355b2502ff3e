import type { Kernels } from '../../tensor/kernels/kernels';

/** Cosines and sines of every position, in the heap, for blocks of one size. */
export interface RotaryTable {
  readonly offset: number;
  readonly positions: number;
  readonly heads: number;
  readonly dimHead: number;
}

/**
 * Angles pos · base^(-2j/dimHead) for j < dimHead/2, as in RoFormer and GPT-NeoX.
 * @throws {Error} when dimHead is odd: features are turned in pairs
 */
export function createRotaryTable(
  kernels: Kernels,
  positions: number,
  heads: number,
  dimHead: number,
  base: number,
): RotaryTable {
  if (dimHead % 2 !== 0) throw new Error(`rotary: ${dimHead} features a head are no pairs`);
  const half = dimHead / 2;
  const offset = kernels.allocate(2 * positions * half);
  const heap = kernels.heap;
  for (let position = 0; position < positions; position++) {
    for (let j = 0; j < half; j++) {
      const angle = position * base ** ((-2 * j) / dimHead);
      heap[offset + position * half + j] = Math.cos(angle);
      heap[offset + (positions + position) * half + j] = Math.sin(angle);
    }
  }
  return { offset, positions, heads, dimHead };
}

/** Turns q and k of `rows` rows of q, k, v; the first stands at `position`. */
export function rotate(
  kernels: Kernels,
  table: RotaryTable,
  qkv: number,
  rows: number,
  position: number,
): void {
  const { offset, positions, heads, dimHead } = table;
  const dim = heads * dimHead;
  for (const at of [qkv, qkv + dim]) {
    kernels.rotary(at, 3 * dim, rows, heads, dimHead, position, offset, positions);
  }
}
