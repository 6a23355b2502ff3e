/** What several kernels compute in the middle: sums of products, sums across lanes, exp, and lanes at the ends of rows. */

import { f32x4, i32, i32x4, set, v128, ZERO } from './assembler';
import type { Code, Local, Scope } from './assembler';

/** a · b + c */
export type MultiplyAdd = (a: Code, b: Code, c: Code) => Code;

export const multiplyThenAdd: MultiplyAdd = (a, b, c) => f32x4.add(f32x4.mul(a, b), c);

export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** Offsets in floats become addresses in bytes. */
export const toBytes = (...locals: Local[]): Code =>
  locals.map((local) => set(local, i32.shl(local, i32.const(2))));

/** Sets pointers that stand `stride` bytes apart. */
export const spread = (pointers: readonly Local[], first: Code, stride: Code): Code =>
  pointers.map((pointer, i) => set(pointer, i === 0 ? first : i32.add(pointers[i - 1], stride)));

/** `size` floats side by side: 4 a vector, or a single one in lane 0 with zeros behind it. */
export function lanes(size: number) {
  const single = size === 1;
  return {
    vectors: Math.ceil(size / 4),
    load: (address: Code, offset = 0) => (single ? v128.loadZero : v128.load)(address, offset),
    store: (address: Code, value: Code, offset = 0) =>
      (single ? v128.storeLane0 : v128.store)(address, value, offset),
    /** Zeros behind a single one again. */
    keep: (value: Code) => (single ? v128.shuffle(value, ZERO, [0, 4, 4, 4]) : value),
  };
}

/** A table of vector locals. */
export const grid = (scope: Scope, rows: number, columns: number): Local[][] =>
  times(rows, () => times(columns, scope.v128));

/** sums[r][c] += a[r] · b[c]. All of b is held in registers, of a one at a time. */
export function accumulate(
  scope: Scope,
  madd: MultiplyAdd,
  sums: readonly (readonly Local[])[],
): (a: (row: number) => Code, b: (column: number) => Code) => Code {
  const left = scope.v128();
  const right = sums[0].map(() => scope.v128());
  return (a, b) => [
    right.map((local, column) => set(local, b(column))),
    sums.map((row, r) => [
      set(left, a(r)),
      row.map((sum, column) => set(sum, madd(left, right[column], sum))),
    ]),
  ];
}

/** Lane i becomes the sum of the lanes of vectors[i]. */
export function sumEach(scope: Scope, [a, b, c, d]: readonly Local[]): Code {
  const [ab, cd] = [scope.v128(), scope.v128()];
  const interleaved = (x: Local, y: Local) =>
    f32x4.add(v128.shuffle(x, y, [0, 4, 1, 5]), v128.shuffle(x, y, [2, 6, 3, 7]));
  return [
    set(ab, interleaved(a, b)),
    set(cd, interleaved(c, d)),
    f32x4.add(v128.shuffle(ab, cd, [0, 1, 4, 5]), v128.shuffle(ab, cd, [2, 3, 6, 7])),
  ];
}

/** All lanes become the sum of the lanes. */
export const sumLanes = (scope: Scope, x: Local): Code => sumEach(scope, [x, x, x, x]);

/** c[0] + c[1] x + c[2] x² + ... */
export const polynomial = (madd: MultiplyAdd, x: Code, [first, ...rest]: readonly Local[]): Code =>
  rest.length === 0 ? first : madd(polynomial(madd, x, rest), x, first);

/** exp r - 1 - r over r², for |r| ≤ ln 2 / 2: least greatest relative error of exp, 3e-9. */
const EXP = [0.49999994, 0.1666652, 0.041668393, 0.0083687808, 0.0013814467];
/** ln 2 in two parts: n times the first is exact for |n| < 2 ** 9. */
const LN2 = [0.693359375, -2.1219444e-4];
/** Adding 1.5 · 2²³ rounds a float to a whole number and leaves that number in the low bits. */
const ROUND = 12582912;
/** Below it exp is no normal float: 0 then. */
const LEAST = -87.3;

/**
 * exp x for x ≤ 0: 2ⁿ exp r, with n = round(x / ln 2). Relative error 1.5e-7; exactly 0 below -87.3; NaN stays NaN.
 * The returned function may be used several times in one kernel; its argument must be a local.
 */
export function exponential(scope: Scope, madd: MultiplyAdd): (x: Local) => Code {
  const [toBase2, round, least, one] = [Math.LOG2E, ROUND, LEAST, 1].map((c) => scope.constant(c));
  const [high, low] = LN2.map((part) => scope.constant(-part));
  const coefficients = EXP.map((c) => scope.constant(c));
  const [shifted, n, r] = [scope.v128(), scope.v128(), scope.v128()];
  return (x) => [
    set(shifted, madd(x, toBase2, round)),
    set(n, f32x4.sub(shifted, round)),
    set(r, madd(n, low, madd(n, high, x))),
    v128.andNot(
      i32x4.add(
        polynomial(madd, r, [one, one, ...coefficients]),
        i32x4.shl(shifted, i32.const(23)),
      ),
      f32x4.lt(x, least),
    ),
  ];
}
