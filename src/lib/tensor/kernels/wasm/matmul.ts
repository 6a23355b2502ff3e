/**
 * x · weightᵀ + bias, over weights packed in panels of 8 columns: for each feature, the weights of 8 columns in a row.
 *
 * A tile of rows keeps its sums in registers while it walks along the features of one panel. Four rows make eight
 * vectors of sums, which hide the delay of an addition and leave half of the sixteen registers for operands; a fused
 * multiply-add needs no register for its product, and 6 rows fit. A single row has two sums for each column, of the
 * even and of the odd features. The walk is not unrolled: older V8 would then do all loads first, and spill.
 * Panels are the outer loop, so that a panel is fetched once, in one stream, and stays near for all rows.
 */

import { accumulate, grid, spread, times, toBytes, type MultiplyAdd } from './arithmetic';
import { advance, f32, f32x4, func, i32, set, steps, v128, when, ZERO } from './assembler';
import type { Code, Local, Scope } from './assembler';

/** Columns in a panel: two vectors. */
export const PANEL = 8;
const PANEL_BYTES = 4 * PANEL;

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

/** Parameters, with strides in bytes. `x`, `out` and `rows` are what is left to do. */
interface Job extends Record<keyof typeof PARAMETERS, Local> {
  readonly xStride: Local;
  readonly scales: Local;
}

/**
 * sums[row] += x[row] · weight along all features, which x and weight walk. Sums below the last row are further strands
 * of the first: they take turns at the features, so that no addition waits for the one before.
 */
function walk(
  scope: Scope,
  madd: MultiplyAdd,
  features: Local,
  x: Local[],
  weight: Local,
  sums: Local[][],
): Code {
  const left = scope.i32();
  const strands = sums.length / x.length;
  const adds = times(strands, (i) =>
    accumulate(
      scope,
      madd,
      sums.slice(i * x.length, (i + 1) * x.length),
    )(
      (row) => v128.loadSplat(x[row], 4 * i),
      (column) => v128.load(weight, PANEL_BYTES * i + 16 * column),
    ),
  );
  return [
    set(left, features),
    times(strands, (i) => {
      const count = strands - i;
      return steps(left, count, [
        adds.slice(0, count),
        x.map((pointer) => advance(pointer, 4 * count)),
        advance(weight, PANEL_BYTES * count),
      ]);
    }),
    sums
      .slice(x.length)
      .map((row) => row.map((sum, c) => set(sums[0][c], f32x4.add(sums[0][c], sum)))),
  ];
}

/** The sums leave the registers; `out` ends below them. */
function write(madd: MultiplyAdd, out: Local, sums: Local[][], job: Job): Code {
  const store = (value: (sum: Local, offset: number) => Code) =>
    sums.map((row) => [
      row.map((sum, column) => v128.store(out, value(sum, 16 * column), 16 * column)),
      advance(out, job.outStride),
    ]);
  const added = (sum: Local, offset: number) => madd(sum, job.scales, v128.load(out, offset));
  return when(
    job.adding,
    store(added),
    store((sum) => sum),
  );
}

/** As many rows as tiles of this height cover, for all panels. */
function band(scope: Scope, madd: MultiplyAdd, job: Job, height: number, strands: number): Code {
  const [out, weight, bias, panels, rows] = times(5, scope.i32);
  const [toRow, panel] = times(2, scope.i32);
  const x = times(height, scope.i32);
  const sums = grid(scope, height * strands, PANEL / 4);
  const tile = [
    sums.map((row, r) =>
      row.map((sum, c) => set(sum, r < height ? v128.load(bias, 16 * c) : ZERO)),
    ),
    spread(x.slice(1), i32.add(x[0], job.xStride), job.xStride),
    set(panel, weight),
    walk(scope, madd, job.features, x, panel, sums),
    write(madd, toRow, sums.slice(0, height), job),
    set(x[0], x[height - 1]),
  ];
  return when(i32.ge(job.rows, height), [
    set(out, job.out),
    set(weight, job.weight),
    set(bias, job.bias),
    set(panels, job.panels),
    steps(panels, 1, [
      set(rows, job.rows),
      set(x[0], job.x),
      set(toRow, out),
      steps(rows, height, tile),
      set(weight, panel),
      advance(bias, PANEL_BYTES),
      advance(out, PANEL_BYTES),
    ]),
    advance(job.out, i32.mul(i32.sub(job.rows, rows), job.outStride)),
    set(job.x, x[0]),
    set(job.rows, rows),
  ]);
}

/** Tiles as [rows, strands], the tallest first. A fused multiply-add is slower than an addition: more strands hide it. */
const TILES = [
  [4, 1],
  [1, 2],
];
const FUSED_TILES = [
  [6, 1],
  [4, 1],
  [1, 4],
];

export const matmul = (madd: MultiplyAdd, fused: boolean) =>
  func('matmul', PARAMETERS, (scope, given) => {
    const job: Job = { ...given, xStride: scope.i32(), scales: scope.v128() };
    const tiles = fused ? FUSED_TILES : TILES;
    return [
      toBytes(job.out, job.outStride, job.x, job.weight, job.bias),
      set(job.xStride, i32.shl(job.features, 2)),
      set(job.scales, f32x4.splat(job.scale)),
      tiles.map(([height, strands]) => band(scope, madd, job, height, strands)),
    ];
  });
