/**
 * softmax(q · kᵀ · scale) · v, one head after the other, four rows at a time: each row has a lane of its own, so that
 * maximum, exp and sum of the softmax need no sums across lanes. Rows left over go one by one, in lane 0.
 * The scores of the rows in work stay in `scratch`, `(keys, 4)`, and become their probabilities.
 */

import { accumulate, along, clear, exponential, grid } from './arithmetic';
import { spread, sumEach, times, toBytes, type MultiplyAdd } from './arithmetic';
import { advance, f32, f32x4, func, i32, set, steps, v128, when, ZERO } from './assembler';
import type { Code, Local, Scope } from './assembler';

/** Those of AttentionCall in its order, and room for 4 · keys floats. */
const PARAMETERS = {
  out: i32,
  outStride: i32,
  q: i32,
  qStride: i32,
  k: i32,
  kStride: i32,
  v: i32,
  vStride: i32,
  heads: i32,
  dimHead: i32,
  rows: i32,
  keys: i32,
  visible: i32,
  scale: f32,
  probabilities: i32,
  scratch: i32,
};

/** Parameters, with `q`, `out` and `visible` for the first of the rows in work, and what the passes share. */
interface Work extends Record<keyof typeof PARAMETERS, Local> {
  /** How many rows are in work. */
  readonly height: number;
  /** Keys that the last of them sees. */
  readonly seen: Local;
  /** Greatest score of each row. */
  readonly greatest: Local;
  /** Address in scratch of the key in work, and how many keys are left. */
  readonly at: Local;
  readonly left: Local;
}

/** A pass over the keys in sight, as many at a time as `widths` allow. */
const overKeys = (work: Work, widths: readonly number[], body: (width: number) => Code): Code => [
  set(work.at, work.scratch),
  set(work.left, work.seen),
  widths.map((width) => steps(work.left, width, [body(width), advance(work.at, 16 * width)])),
];

/** sums[r][c] = q[r] · k[c], the lanes still apart. */
function products(scope: Scope, madd: MultiplyAdd, work: Work, key: Local, sums: Local[][]): Code {
  const features = scope.i32();
  const queries = sums.map(scope.i32);
  const keys = sums[0].map(scope.i32);
  const add = accumulate(scope, madd, sums);
  return [
    clear(sums),
    spread(queries, work.q, work.qStride),
    spread(keys, key, work.kStride),
    set(features, work.dimHead),
    along(features, [4, 1], [...queries, ...keys], ({ load }) =>
      add(
        (row) => load(queries[row]),
        (column) => load(keys[column]),
      ),
    ),
  ];
}

/** Scores into scratch, -Infinity where a row doesn't see the key. */
function scores(scope: Scope, madd: MultiplyAdd, work: Work): Code {
  const { at, greatest, height } = work;
  const key = scope.i32();
  const [score, scales, column, limits] = times(4, scope.v128);
  const hidden = scope.constant(-Infinity);
  const few = (width: number): Code => {
    const sums = grid(scope, height, width);
    const lanes = (column: number) => times(4, (row) => sums[row % height][column]);
    return [
      products(scope, madd, work, key, sums),
      times(width, (i) => [
        set(score, f32x4.mul(sumEach(scope, lanes(i)), scales)),
        set(score, v128.select(score, hidden, f32x4.lt(column, limits))),
        set(greatest, f32x4.pmax(greatest, score)),
        v128.store(at, score, 16 * i),
        set(column, f32x4.add(column, scope.constant(1))),
      ]),
      advance(key, i32.mul(work.kStride, width)),
    ];
  };
  return [
    set(scales, f32x4.splat(work.scale)),
    set(limits, f32x4.add(f32x4.splat(f32.convert(work.visible)), scope.constant(0, 1, 2, 3))),
    set(column, ZERO),
    set(greatest, hidden),
    set(key, work.k),
    overKeys(work, height === 1 ? [4, 1] : [2, 1], few),
  ];
}

/** Scores become probabilities. */
function softmax(scope: Scope, madd: MultiplyAdd, work: Work): Code {
  const [value, sum] = times(2, scope.v128);
  return [
    set(sum, ZERO),
    overKeys(work, [1], () => [
      set(value, f32x4.sub(v128.load(work.at), work.greatest)),
      exponential(scope, madd, value),
      set(sum, f32x4.add(sum, value)),
      v128.store(work.at, value),
    ]),
    set(sum, f32x4.div(scope.constant(1), sum)),
    overKeys(work, [1], () => v128.store(work.at, f32x4.mul(v128.load(work.at), sum))),
  ];
}

/** out = probabilities · v, some columns of the head at a time. */
function weightedSum(scope: Scope, madd: MultiplyAdd, work: Work): Code {
  const [value, to, column, columns] = times(4, scope.i32);
  const sizes = work.height === 1 ? [32, 8, 4, 1] : [8, 4, 1];
  return [
    set(column, 0),
    set(columns, work.dimHead),
    along(columns, sizes, [column], ({ vectors, load, store }) => {
      const sums = grid(scope, work.height, vectors);
      const add = accumulate(scope, madd, sums);
      return [
        clear(sums),
        set(value, i32.add(work.v, column)),
        overKeys(work, [1], () => [
          add(
            (row) => v128.loadSplat(work.at, 4 * row),
            (i) => load(value, 16 * i),
          ),
          advance(value, work.vStride),
        ]),
        set(to, i32.add(work.out, column)),
        sums.map((row) => [
          row.map((sum, i) => store(to, sum, 16 * i)),
          advance(to, work.outStride),
        ]),
      ];
    }),
  ];
}

/** Writes the probabilities row after row, with zeros for the keys out of sight. */
function record(work: Work): Code {
  const { at, left, probabilities } = work;
  const put = (value: Code) => [f32.store(probabilities, value), advance(probabilities, 4)];
  return times(work.height, (row) => [
    overKeys(work, [1], () => put(f32.load(at, 4 * row))),
    set(left, i32.sub(work.keys, work.seen)),
    steps(left, 1, put(f32.const(0))),
  ]);
}

export const attention = (madd: MultiplyAdd) =>
  func('attention', PARAMETERS, (scope, given) => {
    const { qStride, kStride, vStride, outStride, keys, dimHead, probabilities, scratch } = given;
    const [q, out, visible, rows, recording, seen, at, left] = times(8, scope.i32);
    const heads = [given.q, given.k, given.v, given.out];
    const greatest = scope.v128();
    const block = (height: number): Code => {
      const work: Work = { ...given, q, out, visible, height, seen, at, left, greatest };
      return [
        set(seen, i32.add(visible, height - 1)),
        when(i32.lt(keys, seen), set(seen, keys)),
        scores(scope, madd, work),
        softmax(scope, madd, work),
        weightedSum(scope, madd, work),
        when(recording, record(work)),
        advance(q, i32.mul(qStride, height)),
        advance(out, i32.mul(outStride, height)),
        advance(visible, height),
      ];
    };
    return [
      set(recording, i32.ge(probabilities, 0)),
      toBytes(...heads, qStride, kStride, vStride, outStride, probabilities, scratch),
      steps(given.heads, 1, [
        set(q, given.q),
        set(out, given.out),
        set(visible, given.visible),
        set(rows, given.rows),
        [4, 1].map((height) => steps(rows, height, block(height))),
        heads.map((pointer) => advance(pointer, i32.shl(dimHead, 2))),
      ]),
    ];
  });
