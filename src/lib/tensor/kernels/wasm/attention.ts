/**
 * softmax(q · kᵀ · scale) · v, one head after the other, four rows at a time: each row has a lane of its own, so that
 * maximum, exp and sum of the softmax need no sums across lanes. Rows left over go one by one, in lane 0.
 * The scores of the rows in work stay in `scratch`, `(keys, 4)`, and become their probabilities.
 */

import {
  accumulate,
  exponential,
  grid,
  lanes,
  spread,
  sumEach,
  times,
  toBytes,
} from './arithmetic';
import type { MultiplyAdd } from './arithmetic';
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

/** Parameters, and what the passes over the keys share. They stand at the head and the rows in work. */
interface Work extends Record<keyof typeof PARAMETERS, Local> {
  /** Keys that the last of the rows in work sees; the first sees `visible`. */
  readonly seen: Local;
  /** Greatest score of each row. */
  readonly greatest: Local;
  /** Address in scratch of the key in work, and how many keys are left. */
  readonly at: Local;
  readonly left: Local;
}

const KEY_BYTES = 16;

/** A pass over the keys in sight, as many at a time as `widths` allow. */
const overKeys = ({ at, left, ...work }: Work, widths: number[], body: (width: number) => Code) => [
  set(at, work.scratch),
  set(left, work.seen),
  widths.map((width) =>
    steps(left, width, [body(width), advance(at, i32.const(KEY_BYTES * width))]),
  ),
];

/** sums[r][c] = q[r] · k[c], the lanes still apart. */
function products(scope: Scope, madd: MultiplyAdd, work: Work, key: Local, sums: Local[][]): Code {
  const features = scope.i32();
  const queries = sums.map(() => scope.i32());
  const keys = sums[0].map(() => scope.i32());
  const add = accumulate(scope, madd, sums);
  const stretch = (size: number) => {
    const { load, vectors } = lanes(size);
    return steps(features, size, [
      times(vectors, (i) =>
        add(
          (row) => load(queries[row], 16 * i),
          (column) => load(keys[column], 16 * i),
        ),
      ),
      [...queries, ...keys].map((pointer) => advance(pointer, i32.const(4 * size))),
    ]);
  };
  return [
    sums.flat().map((sum) => set(sum, ZERO)),
    spread(queries, work.q, work.qStride),
    spread(keys, key, work.kStride),
    set(features, work.dimHead),
    [8, 4, 1].map(stretch),
  ];
}

/** Scores into scratch, -Infinity where a row doesn't see the key. */
function scores(scope: Scope, madd: MultiplyAdd, work: Work, height: number): Code {
  const { at, greatest, kStride, visible } = work;
  const key = scope.i32();
  const [score, scales, column, limits] = times(4, scope.v128);
  const [one, hidden, rows] = [[1], [-Infinity], [0, 1, 2, 3]].map((c) => scope.constant(...c));
  const few = (width: number): Code => {
    const sums = grid(scope, height, width);
    const lane = (column: number) => times(4, (row) => sums[row % height][column]);
    return [
      products(scope, madd, work, key, sums),
      times(width, (i) => [
        set(score, f32x4.mul(sumEach(scope, lane(i)), scales)),
        set(score, v128.select(score, hidden, f32x4.lt(column, limits))),
        set(greatest, f32x4.pmax(greatest, score)),
        v128.store(at, score, KEY_BYTES * i),
        set(column, f32x4.add(column, one)),
      ]),
      advance(key, i32.mul(kStride, i32.const(width))),
    ];
  };
  return [
    set(scales, f32x4.splat(work.scale)),
    set(limits, f32x4.add(f32x4.splat(f32.convert(visible)), rows)),
    set(column, ZERO),
    set(greatest, hidden),
    set(key, work.k),
    overKeys(work, height === 1 ? [4, 1] : [2, 1], few),
  ];
}

/** Scores become probabilities. */
function softmax(scope: Scope, madd: MultiplyAdd, work: Work): Code {
  const [value, sum] = times(2, scope.v128);
  const exp = exponential(scope, madd);
  return [
    set(sum, ZERO),
    overKeys(work, [1], () => [
      set(value, f32x4.sub(v128.load(work.at), work.greatest)),
      set(value, exp(value)),
      set(sum, f32x4.add(sum, value)),
      v128.store(work.at, value),
    ]),
    set(sum, f32x4.div(scope.constant(1), sum)),
    overKeys(work, [1], () => v128.store(work.at, f32x4.mul(v128.load(work.at), sum))),
  ];
}

/** out = probabilities · v, some columns of the head at a time. */
function weightedSum(scope: Scope, madd: MultiplyAdd, work: Work, height: number): Code {
  const [value, to, column, columns] = times(4, scope.i32);
  const stretch = (size: number): Code => {
    const { load, store, vectors } = lanes(size);
    const sums = grid(scope, height, vectors);
    const add = accumulate(scope, madd, sums);
    return steps(columns, size, [
      sums.flat().map((sum) => set(sum, ZERO)),
      set(value, i32.add(work.v, column)),
      overKeys(work, [1], () => [
        add(
          (row) => v128.loadSplat(work.at, 4 * row),
          (i) => load(value, 16 * i),
        ),
        advance(value, work.vStride),
      ]),
      set(to, i32.add(work.out, column)),
      sums.map((row) => [row.map((sum, i) => store(to, sum, 16 * i)), advance(to, work.outStride)]),
      advance(column, i32.const(4 * size)),
    ]);
  };
  return [
    set(column, i32.const(0)),
    set(columns, work.dimHead),
    (height === 1 ? [32, 8, 4, 1] : [8, 4, 1]).map(stretch),
  ];
}

/** Writes the probabilities row after row, with zeros for the keys out of sight. */
function record(work: Work, height: number): Code {
  const { at, left, keys, seen, probabilities } = work;
  const put = (value: Code) => [
    f32.store(probabilities, value),
    advance(probabilities, i32.const(4)),
  ];
  return times(height, (row) => [
    overKeys(work, [1], () => put(f32.load(at, 4 * row))),
    set(left, i32.sub(keys, seen)),
    steps(left, 1, put(f32.const(0))),
  ]);
}

export const attention = (madd: MultiplyAdd) =>
  func('attention', PARAMETERS, (scope, given) => {
    const [seen, at, left, rows, recording] = times(5, scope.i32);
    const [q, out, visible] = times(3, scope.i32);
    const work: Work = { ...given, q, out, visible, seen, at, left, greatest: scope.v128() };
    const block = (height: number): Code => [
      set(seen, i32.add(visible, i32.const(height - 1))),
      when(i32.lt(given.keys, seen), set(seen, given.keys)),
      scores(scope, madd, work, height),
      softmax(scope, madd, work),
      weightedSum(scope, madd, work, height),
      when(recording, record(work, height)),
      advance(q, i32.mul(given.qStride, i32.const(height))),
      advance(out, i32.mul(given.outStride, i32.const(height))),
      advance(visible, i32.const(height)),
    ];
    const { dimHead, probabilities, scratch } = given;
    const heads = [given.q, given.k, given.v, given.out];
    return [
      set(recording, i32.ge(probabilities, i32.const(0))),
      toBytes(...heads, given.qStride, given.kStride, given.vStride, given.outStride),
      toBytes(probabilities, scratch),
      steps(given.heads, 1, [
        set(q, given.q),
        set(out, given.out),
        set(visible, given.visible),
        set(rows, given.rows),
        [4, 1].map((height) => steps(rows, height, block(height))),
        heads.map((pointer) => advance(pointer, i32.shl(dimHead, i32.const(2)))),
      ]),
    ];
  });
