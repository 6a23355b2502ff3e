import type { HeapArray } from './heap';

/** nn.LayerNorm's default: it keeps a constant row from dividing by zero. */
const EPS = 1e-5;

/**
 * Each row to mean 0 and variance 1 (biased), then times weight plus bias; `out` may be `x`. Mean
 * and variance are taken in double and in two passes.
 */
export function layerNorm(
  heap: HeapArray,
  out: number,
  x: number,
  weight: number,
  bias: number,
  rows: number,
  features: number,
): void {
  for (let row = 0; row < rows; row++, x += features, out += features) {
    let total = 0;
    for (let i = 0; i < features; i++) total += heap[x + i];
    const mean = total / features;
    let squares = 0;
    for (let i = 0; i < features; i++) {
      const centred = heap[x + i] - mean;
      squares += centred * centred;
    }
    const rstd = 1 / Math.sqrt(squares / features + EPS);
    for (let i = 0; i < features; i++) {
      heap[out + i] = (heap[x + i] - mean) * rstd * heap[weight + i] + heap[bias + i];
    }
  }
}
