/**
 * x · weightᵀ + bias, over weights packed in panels of 8 columns: for each feature, the weights of 8 columns in a row.
 *
 * A tile of rows keeps its sums in registers while it walks along the features of one panel. Four rows make eight
 * vectors of sums, which hide the delay of an addition and leave half of the sixteen registers for operands; a fused
 * multiply-add needs no register for its product, and 6 rows fit. A single row has several strands of sums, which take
 * turns at the features. The walk is not unrolled: older V8 would then do all loads first, and spill.
 * Panels are the outer loop, so that a panel is fetched once, in one stream, and stays near for all rows.
 */

import { accumulate, clear, grid, spread, times, toBytes, type MultiplyAdd } from './arithmetic';
import { advance, f32, f32x4, func, i32, set, steps, v128, when } from './assembler';
import type { Code, Local, Scope } from './assembler';

/** Columns in a panel: two vectors. */
export const PANEL = 8;
const PANEL_BYTES = 4 * PANEL;

/** Offsets and strides are in floats. `adding` 0: out = sum, 1: out += scale · sum. */
const PARAMETERS = {
  out: i32,
  outStride: i32,
  x: i32,
  /** A multiple of the tile's. */
  rows: i32,
  weight: i32,
  bias: i32,
  features: i32,
  panels: i32,
  adding: i32,
  scale: f32,
};

/** The pointers and sums of a tile. */
interface Tile {
  readonly out: Local;
  readonly x: Local[];
  readonly weight: Local;
  /** Tables of sums: all but the first take turns with it, and are added to it in the end. */
  readonly strands: Local[][][];
}

/** The sums of products along all features. Then the last of `x` stands at the row below, `weight` at the next panel. */
function walk(scope: Scope, madd: MultiplyAdd, tile: Tile, features: Local): Code {
  const { x, weight, strands } = tile;
  const left = scope.i32();
  const adds = strands.map((sums, i) =>
    accumulate(
      scope,
      madd,
      sums,
    )(
      (row) => v128.loadSplat(x[row], 4 * i),
      (column) => v128.load(weight, PANEL_BYTES * i + 16 * column),
    ),
  );
  const [sums, ...others] = strands.map((table) => table.flat());
  return [
    set(left, features),
    [...new Set([strands.length, 1])].map((count) =>
      steps(left, count, [
        adds.slice(0, count),
        x.map((pointer) => advance(pointer, 4 * count)),
        advance(weight, PANEL_BYTES * count),
      ]),
    ),
    others.map((strand) => strand.map((sum, i) => set(sums[i], f32x4.add(sums[i], sum)))),
  ];
}

/** The sums leave the registers; `out` ends below them. */
const write = (
  { out, strands }: Tile,
  stride: Local,
  value: (sum: Local, at: number) => Code,
): Code =>
  strands[0].map((row) => [
    row.map((sum, column) => v128.store(out, value(sum, 16 * column), 16 * column)),
    advance(out, stride),
  ]);

/** Exported as `matmul` and the rows of a tile. */
export const matmul = (madd: MultiplyAdd, height: number, strands: number) =>
  func(`matmul${height}`, PARAMETERS, (scope, { outStride, rows, bias, features, ...job }) => {
    const [left, xStride, out, weight] = times(4, scope.i32);
    const scales = scope.v128();
    const x = times(height, scope.i32);
    const tables = times(strands, () => grid(scope, height, PANEL / 4));
    const tile: Tile = { out, x, weight, strands: tables };
    const added = (sum: Local, at: number) => madd(sum, scales, v128.load(out, at));
    return [
      toBytes(job.out, outStride, job.x, job.weight, bias),
      set(xStride, i32.shl(features, 2)),
      set(scales, f32x4.splat(job.scale)),
      steps(job.panels, 1, [
        set(left, rows),
        set(x[height - 1], job.x),
        set(out, job.out),
        steps(left, height, [
          tables.map(clear),
          tables[0].map((row) => row.map((sum, c) => set(sum, v128.load(bias, 16 * c)))),
          spread(x, x[height - 1], xStride),
          set(weight, job.weight),
          walk(scope, madd, tile, features),
          when(
            job.adding,
            write(tile, outStride, added),
            write(tile, outStride, (sum) => sum),
          ),
        ]),
        set(job.weight, weight),
        advance(bias, PANEL_BYTES),
        advance(job.out, PANEL_BYTES),
      ]),
    ];
  });
