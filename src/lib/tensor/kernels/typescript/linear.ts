import { NONE, type PackedLinear } from '../kernels';
import type { HeapArray } from './heap';
import { LANES } from './pack';
import { tile1x4, tile4x4 } from './tiles';

/** Sums of one tile, before they are stored: at most 4 rows of 4. */
const tile = new Float64Array(16);

/**
 * out `(rows, outFeatures)` = x `(rows, inFeatures)` · weightᵀ + bias, both contiguous. With `add`
 * the result, times `scale`, is added to what stands in out.
 */
export function linear(
  heap: HeapArray,
  out: number,
  x: number,
  weight: PackedLinear,
  rows: number,
  add: boolean,
  scale: number,
): void {
  const { inFeatures, outFeatures, offset } = weight;
  // Four rows at a time outside, so that they stay in the cache while the weight streams by.
  for (let row = 0; row < rows;) {
    const height = rows - row >= 4 ? 4 : 1;
    const from = x + row * inFeatures;
    for (let column = 0; column < outFeatures; column += LANES) {
      const w = offset + column * inFeatures;
      if (height === 4) tile4x4(tile, heap, from, w, inFeatures);
      else tile1x4(tile, heap, from, w, inFeatures);
      store(heap, out + row * outFeatures + column, weight, column, height, add, scale);
    }
    row += height;
  }
}

function store(
  heap: HeapArray,
  out: number,
  { outFeatures, bias }: PackedLinear,
  column: number,
  height: number,
  add: boolean,
  scale: number,
): void {
  const width = Math.min(LANES, outFeatures - column);
  for (let lane = 0; lane < width; lane++) {
    const shift = bias === NONE ? 0 : heap[bias + column + lane];
    for (let row = 0, at = out + lane; row < height; row++, at += outFeatures) {
      const value = tile[row * LANES + lane] + shift;
      heap[at] = add ? heap[at] + scale * value : value;
    }
  }
}
