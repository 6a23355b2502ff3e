import type { HeapArray } from './heap';

/** Turns the pairs (j, j + dimHead/2) of each head of each row, in place: see Kernels.rotary. */
export function rotary(
  heap: HeapArray,
  x: number,
  stride: number,
  rows: number,
  heads: number,
  dimHead: number,
  firstPosition: number,
  table: number,
  tableRows: number,
): void {
  const half = dimHead / 2;
  for (let row = 0; row < rows; row++) {
    const cos = table + (firstPosition + row) * half;
    const sin = cos + tableRows * half;
    for (let head = 0; head < heads; head++) {
      const at = x + row * stride + head * dimHead;
      for (let j = 0; j < half; j++) {
        const a = heap[at + j];
        const b = heap[at + half + j];
        heap[at + j] = a * heap[cos + j] - b * heap[sin + j];
        heap[at + half + j] = b * heap[cos + j] + a * heap[sin + j];
      }
    }
  }
}
