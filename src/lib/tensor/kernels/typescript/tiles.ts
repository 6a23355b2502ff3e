import type { HeapArray } from './heap';

/**
 * The two inner loops of every linear layer. Sums run in double, in registers: 16 of them let each
 * number that is loaded be used four times, which is what makes plain TypeScript reach 4 to 5 GFLOP/s.
 */

/** Four rows of x, `stride` apart, times four output features: `tile` (4, 4), row-major. */
export function tile4x4(
  tile: Float64Array,
  heap: HeapArray,
  x: number,
  w: number,
  stride: number,
): void {
  let [a0, a1, a2, a3, b0, b1, b2, b3] = [0, 0, 0, 0, 0, 0, 0, 0];
  let [c0, c1, c2, c3, d0, d1, d2, d3] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const end = x + stride; x < end; x++, w += 4) {
    const w0 = heap[w];
    const w1 = heap[w + 1];
    const w2 = heap[w + 2];
    const w3 = heap[w + 3];
    const a = heap[x];
    a0 += a * w0;
    a1 += a * w1;
    a2 += a * w2;
    a3 += a * w3;
    const b = heap[x + stride];
    b0 += b * w0;
    b1 += b * w1;
    b2 += b * w2;
    b3 += b * w3;
    const c = heap[x + 2 * stride];
    c0 += c * w0;
    c1 += c * w1;
    c2 += c * w2;
    c3 += c * w3;
    const d = heap[x + 3 * stride];
    d0 += d * w0;
    d1 += d * w1;
    d2 += d * w2;
    d3 += d * w3;
  }
  put(tile, 0, a0, a1, a2, a3);
  put(tile, 4, b0, b1, b2, b3);
  put(tile, 8, c0, c1, c2, c3);
  put(tile, 12, d0, d1, d2, d3);
}

/** One row of x times four output features: the first row of `tile`. */
export function tile1x4(
  tile: Float64Array,
  heap: HeapArray,
  x: number,
  w: number,
  length: number,
): void {
  let [a0, a1, a2, a3] = [0, 0, 0, 0];
  for (const end = x + length; x < end; x++, w += 4) {
    const a = heap[x];
    a0 += a * heap[w];
    a1 += a * heap[w + 1];
    a2 += a * heap[w + 2];
    a3 += a * heap[w + 3];
  }
  put(tile, 0, a0, a1, a2, a3);
}

function put(tile: Float64Array, at: number, a: number, b: number, c: number, d: number): void {
  tile[at] = a;
  tile[at + 1] = b;
  tile[at + 2] = c;
  tile[at + 3] = d;
}
