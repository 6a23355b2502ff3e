import type { PackedLinear } from '../kernels';
import type { WasmHeap } from './heap';
import { PANEL } from './matmul';
import type { Exports } from './module';

/** Rows of the last, incomplete panel that are computed at once: 512 floats of scratch. */
const TAIL_ROWS = 64;

/**
 * Packs weight `(outFeatures, inFeatures)` in panels of 8 output features, `(panels, inFeatures, 8)`, and behind them
 * the bias. What an incomplete panel and a missing bias lack is 0.
 */
export function pack(
  heap: WasmHeap,
  weight: ArrayLike<number>,
  outFeatures: number,
  inFeatures: number,
  bias?: ArrayLike<number>,
): PackedLinear {
  const columns = Math.ceil(outFeatures / PANEL) * PANEL;
  const offset = heap.allocate(columns * (inFeatures + 1));
  const values = heap.array;
  for (let o = 0; o < outFeatures; o++) {
    let to = offset + (o - (o % PANEL)) * inFeatures + (o % PANEL);
    for (let i = 0; i < inFeatures; i++, to += PANEL) values[to] = weight[o * inFeatures + i];
  }
  const biasOffset = offset + columns * inFeatures;
  if (bias) values.set(bias, biasOffset);
  return { offset, inFeatures, outFeatures, bias: biasOffset };
}

/** All rows, by the tallest tiles that fit. Parameters as in `matmul`. */
function multiply(
  { tiles }: Exports,
  out: number,
  outStride: number,
  x: number,
  rows: number,
  weight: number,
  bias: number,
  features: number,
  panels: number,
  adding: 0 | 1,
  scale: number,
): void {
  for (const { height, matmul } of tiles) {
    const count = rows - (rows % height);
    if (count > 0) {
      matmul(out, outStride, x, count, weight, bias, features, panels, adding, scale);
    }
    out += count * outStride;
    x += count * features;
    rows -= count;
  }
}

/** out = x · weightᵀ + bias, or with `adding` 1 out += scale · that. */
export function linear(
  exports: Exports,
  { array, top }: WasmHeap,
  out: number,
  x: number,
  { offset, inFeatures, outFeatures, bias }: PackedLinear,
  rows: number,
  adding: 0 | 1,
  scale: number,
): void {
  const width = outFeatures % PANEL;
  const whole = outFeatures - width;
  const panels = whole / PANEL;
  multiply(exports, out, outFeatures, x, rows, offset, bias, inFeatures, panels, adding, scale);
  // An incomplete panel is 8 wide too, and would write over the next row: it goes through scratch.
  const [weight, tailBias] = [offset + whole * inFeatures, bias + whole];
  for (let first = 0; width > 0 && first < rows; first += TAIL_ROWS) {
    const count = Math.min(TAIL_ROWS, rows - first);
    const from = x + first * inFeatures;
    multiply(exports, top, PANEL, from, count, weight, tailBias, inFeatures, 1, 0, 1);
    for (let i = 0; i < count * width; i++) {
      const [row, column] = [Math.floor(i / width), i % width];
      const to = out + (first + row) * outFeatures + whole + column;
      const value = array[top + row * PANEL + column];
      array[to] = adding ? array[to] + scale * value : value;
    }
  }
}
