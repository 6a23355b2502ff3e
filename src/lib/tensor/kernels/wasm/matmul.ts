/**
 * x · weightᵀ + bias, over weights packed in panels of 8 columns: for each feature, the weights of 8 columns in a row.
 *
 * A tile of rows and panels keeps its sums in registers while it walks along the features. Eight vectors of sums hide
 * the delay of an addition and leave half of the sixteen registers for operands: 4 rows of 1 panel, 2 rows of 2, or
 * 1 row of 4. A fused multiply-add needs no register for the product, and 6 rows fit.
 * Panels are the outer loop, so that a panel is fetched once and stays near for all rows.
 */

import { accumulate, grid, spread, times, toBytes, type MultiplyAdd } from './arithmetic';
import { advance, f32, f32x4, func, i32, set, steps, v128, when } from './assembler';
import type { Code, Local, Scope } from './assembler';

/** Columns in a panel: two vectors. */
export const PANEL = 8;
const PANEL_BYTES = 4 * PANEL;
/** Rows of a tile are at most this many; each height has its widths, in panels. */
const WIDTHS: Record<number, readonly number[]> = { 6: [1], 4: [1], 2: [2, 1], 1: [4, 1] };

/** Offsets and strides are in floats. `adding` 0: out = sum, 1: out += scale · sum. */
const PARAMETERS = {
  out: i32,
  outStride: i32,
  x: i32,
  rows: i32,
  weight: i32,
  bias: i32,
  features: i32,
  panels: i32,
  adding: i32,
  scale: f32,
};

/** What stays the same for all tiles; strides in bytes. */
interface Job extends Record<keyof typeof PARAMETERS, Local> {
  readonly xStride: Local;
  readonly panelStride: Local;
  readonly scales: Local;
}

/** A tile's pointers and sums. After one tile they stand where the tile below begins. */
interface Tile {
  readonly out: Local;
  readonly x: readonly Local[];
  readonly weight: readonly Local[];
  readonly sums: readonly (readonly Local[])[];
}

/** sums += x · weight along all features. */
function walk(scope: Scope, madd: MultiplyAdd, { x, weight, sums }: Tile, features: Local): Code {
  const left = scope.i32();
  const add = accumulate(scope, madd, sums);
  const feature = (i: number) =>
    add(
      (row) => v128.loadSplat(x[row], 4 * i),
      (column) => v128.load(weight[column >> 1], PANEL_BYTES * i + 16 * (column & 1)),
    );
  const stretch = (count: number) =>
    steps(left, count, [
      times(count, feature),
      x.map((pointer) => advance(pointer, i32.const(4 * count))),
      weight.map((pointer) => advance(pointer, i32.const(PANEL_BYTES * count))),
    ]);
  return [set(left, features), stretch(4), stretch(1)];
}

/** The sums leave the registers. */
function write({ out, sums }: Tile, { adding, outStride, scales }: Job): Code {
  const store = (value: (sum: Local, offset: number) => Code) =>
    sums.map((row) => [
      row.map((sum, column) => v128.store(out, value(sum, 16 * column), 16 * column)),
      advance(out, outStride),
    ]);
  const added = (sum: Local, offset: number) =>
    f32x4.add(v128.load(out, offset), f32x4.mul(sum, scales));
  return when(
    adding,
    store(added),
    store((sum) => sum),
  );
}

/** As many rows as tiles of this height cover, all panels; then `rows`, `x` and `out` are those left over. */
function band(scope: Scope, madd: MultiplyAdd, job: Job, height: number): Code {
  const [out, weight, bias, panels, rows, x] = times(6, scope.i32);
  const group = (width: number): Code => {
    const tile: Tile = {
      out: scope.i32(),
      x: times(height, scope.i32),
      weight: times(width, scope.i32),
      sums: grid(scope, height, 2 * width),
    };
    return steps(panels, width, [
      set(rows, job.rows),
      set(x, job.x),
      set(tile.out, out),
      steps(rows, height, [
        tile.sums.map((row) => row.map((sum, c) => set(sum, v128.load(bias, 16 * c)))),
        spread(tile.x, x, job.xStride),
        spread(tile.weight, weight, job.panelStride),
        walk(scope, madd, tile, job.features),
        write(tile, job),
        set(x, tile.x[height - 1]),
      ]),
      set(weight, tile.weight[width - 1]),
      advance(bias, i32.const(PANEL_BYTES * width)),
      advance(out, i32.const(PANEL_BYTES * width)),
    ]);
  };
  return when(i32.ge(job.rows, i32.const(height)), [
    set(out, job.out),
    set(weight, job.weight),
    set(bias, job.bias),
    set(panels, job.panels),
    WIDTHS[height].map(group),
    advance(job.out, i32.mul(i32.sub(job.rows, rows), job.outStride)),
    set(job.x, x),
    set(job.rows, rows),
  ]);
}

/** `panels` may be none only if `rows` is none. The tallest tile has 4 rows, or 6 if `madd` is fused. */
export const matmul = (madd: MultiplyAdd, tallest: 4 | 6) =>
  func('matmul', PARAMETERS, (scope, given) => {
    const [xStride, panelStride] = times(2, scope.i32);
    const job: Job = { ...given, xStride, panelStride, scales: scope.v128() };
    const heights = [6, 4, 2, 1].filter((height) => height <= tallest);
    return [
      toBytes(job.out, job.outStride, job.x, job.weight, job.bias),
      set(xStride, i32.shl(job.features, i32.const(2))),
      set(panelStride, i32.shl(job.features, i32.const(5))),
      set(job.scales, f32x4.splat(job.scale)),
      heights.map((height) => band(scope, madd, job, height)),
    ];
  });
