/** What several kernels do inside: walk along rows, sum products, sum across lanes, exp. */

import { advance, f32x4, i32, i32x4, set, steps, v128, ZERO } from './assembler';
import type { Code, Local, Scope } from './assembler';

/** a · b + c */
export type MultiplyAdd = (a: Code, b: Code, c: Code) => Code;

export const multiplyThenAdd: MultiplyAdd = (a, b, c) => f32x4.add(f32x4.mul(a, b), c);

export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** Offsets in floats become addresses in bytes. */
export const toBytes = (...locals: Local[]): Code =>
  locals.map((local) => set(local, i32.shl(local, 2)));

/** Sets pointers that stand `stride` bytes apart. */
export const spread = (pointers: readonly Local[], first: Code, stride: Code): Code =>
  pointers.map((pointer, i) => set(pointer, i ? i32.add(pointers[i - 1], stride) : first));

/** Numbers side by side: 4 a vector, or a single one in lane 0 with zeros behind it. */
export interface Lanes {
  readonly vectors: number;
  readonly load: typeof v128.load;
  readonly store: typeof v128.store;
  /** Zeros behind a single one again. */
  readonly keep: (value: Code) => Code;
}

const lanesOf = (size: number): Lanes =>
  size > 1
    ? { ...v128, vectors: size / 4, keep: (value) => value }
    : {
        vectors: 1,
        load: v128.loadZero,
        store: v128.storeLane0,
        keep: (value) => v128.shuffle(value, ZERO, [0, 4, 4, 4]),
      };

/** Runs along `count` numbers, as many at a time as `sizes` allow; the pointers move on. */
export const along = (
  count: Local,
  sizes: readonly number[],
  pointers: readonly Local[],
  body: (lanes: Lanes) => Code,
): Code =>
  sizes.map((size) =>
    steps(count, size, [
      body(lanesOf(size)),
      pointers.map((pointer) => advance(pointer, 4 * size)),
    ]),
  );

/** A table of vector locals. */
export const grid = (scope: Scope, rows: number, columns: number): Local[][] =>
  times(rows, () => times(columns, scope.v128));

export const clear = (sums: Local[][]): Code => sums.flat().map((sum) => set(sum, ZERO));

/** sums[r][c] += a[r] · b[c]. Of a one at a time is in a register, and all of b if it is needed again. */
export function accumulate(scope: Scope, madd: MultiplyAdd, sums: Local[][]) {
  const left = scope.v128();
  const right = sums.length > 1 ? sums[0].map(scope.v128) : [];
  return (a: (row: number) => Code, b: (column: number) => Code): Code => [
    right.map((local, column) => set(local, b(column))),
    sums.map((row, r) => [
      set(left, a(r)),
      row.map((sum, column) => set(sum, madd(left, right[column] ?? b(column), sum))),
    ]),
  ];
}

/** Lane i becomes the sum of the lanes of vectors[i]. */
export function sumEach(scope: Scope, [a, b, c, d]: readonly Local[]): Code {
  const [ab, cd] = [scope.v128(), scope.v128()];
  const fold = (x: Local, y: Local, [even, odd]: number[][]) =>
    f32x4.add(v128.shuffle(x, y, even), v128.shuffle(x, y, odd));
  const pairs = [
    [0, 4, 1, 5],
    [2, 6, 3, 7],
  ];
  return [
    set(ab, fold(a, b, pairs)),
    set(cd, fold(c, d, pairs)),
    fold(ab, cd, [
      [0, 1, 4, 5],
      [2, 3, 6, 7],
    ]),
  ];
}

/** c[0] + c[1] x + c[2] x² + ... */
export const polynomial = (madd: MultiplyAdd, x: Code, [first, ...rest]: readonly Local[]): Code =>
  rest.length ? madd(polynomial(madd, x, rest), x, first) : first;

/** exp r = 1 + r + r² (c[0] + c[1] r + ...) for |r| ≤ ln 2 / 2: a least-maximum fit, good to 3e-9. */
const EXP = [1, 1, 0.49999994, 0.1666652, 0.041668393, 0.0083687808, 0.0013814467];
/** -ln 2 in two parts: n times the first is exact for |n| < 2 ** 9. */
const LN2 = [-0.693359375, 2.1219444e-4];
/** Adding 1.5 · 2²³ rounds a float to a whole number and leaves that number in the low bits. */
const ROUND = 12582912;
/** Below it exp is no normal float: 0 then. */
const LEAST = -87.3;

/**
 * Turns the local x ≤ 0 into exp x = 2ⁿ exp r, with n = round(x / ln 2). Relative error 1.5e-7; exactly 0 below -87.3;
 * NaN stays NaN.
 */
export function exponential(scope: Scope, madd: MultiplyAdd, x: Local): Code {
  const [log2e, high, low, round, least] = [Math.LOG2E, ...LN2, ROUND, LEAST].map((c) =>
    scope.constant(c),
  );
  const [shifted, n, r] = times(3, scope.v128);
  const coefficients = EXP.map((c) => scope.constant(c));
  const power = polynomial(madd, r, coefficients);
  const scaled = i32x4.add(power, i32x4.shl(shifted, 23));
  return [
    set(shifted, madd(x, log2e, round)),
    set(n, f32x4.sub(shifted, round)),
    set(r, madd(n, low, madd(n, high, x))),
    set(x, v128.andNot(scaled, f32x4.lt(x, least))),
  ];
}
