/** The kernels that go along rows, four numbers at a time and then the few that are left one by one. */

import {
  exponential,
  lanes,
  polynomial,
  sumLanes,
  times,
  toBytes,
  type MultiplyAdd,
} from './arithmetic';
import { advance, f32, f32x4, func, i32, set, steps, v128, ZERO } from './assembler';
import type { Code, Local } from './assembler';

type Lanes = ReturnType<typeof lanes>;

/** Runs along `count` numbers: the body sees four or one at a time, and the pointers move on. */
const along = (count: Local, pointers: readonly Local[], body: (some: Lanes) => Code): Code =>
  [4, 1].map((size) =>
    steps(count, size, [
      body(lanes(size)),
      pointers.map((pointer) => advance(pointer, i32.const(4 * size))),
    ]),
  );

/** out += scale · x */
export const addScaled = () =>
  func(
    'addScaled',
    { out: i32, x: i32, count: i32, scale: f32 },
    (scope, { out, x, count, scale }) => {
      const scales = scope.v128();
      return [
        toBytes(out, x),
        set(scales, f32x4.splat(scale)),
        along(count, [out, x], ({ load, store }) =>
          store(out, f32x4.add(load(out), f32x4.mul(load(x), scales))),
        ),
      ];
    },
  );

/** Half of erfc(|x| / √2) exp(x² / 2), as t (c[0] + c[1] t + ...) with t = 1 / (1 + SLOPE |x|). */
const TAIL = [0.117494768, 0.100398095, 0.181899416, -0.0945595726, 0.284866149, -0.0900995589];
const SLOPE = 0.2913;

/**
 * x · Φ(x), written as max(x, 0) - |x| · Φ(-|x|): no digits are lost on either side.
 * Error at most 2e-7 · max(1, |x|); the coefficients are a least-maximum fit, good to 1.4e-8.
 */
export const gelu = (madd: MultiplyAdd) =>
  func('gelu', { out: i32, x: i32, count: i32 }, (scope, { out, x, count }) => {
    const exp = exponential(scope, madd);
    const [one, slope, minusHalf] = [1, SLOPE, -0.5].map((c) => scope.constant(c));
    const tail = TAIL.map((c) => scope.constant(c));
    const [value, size, t, exponent] = times(4, scope.v128);
    return [
      toBytes(out, x),
      along(count, [out, x], ({ load, store }) => [
        set(value, load(x)),
        set(size, f32x4.abs(value)),
        set(t, f32x4.div(one, madd(size, slope, one))),
        set(exponent, f32x4.mul(f32x4.mul(value, value), minusHalf)),
        set(t, f32x4.mul(t, polynomial(madd, t, tail))),
        set(t, f32x4.mul(f32x4.mul(size, t), exp(exponent))),
        store(out, f32x4.sub(f32x4.pmax(value, ZERO), t)),
      ]),
    ];
  });

const NORM = { out: i32, x: i32, weight: i32, bias: i32, rows: i32, features: i32 };
const EPSILON = 1e-5;

/** LayerNorm: the mean, then the mean square of what it leaves, then the row itself. */
export const layerNorm = (madd: MultiplyAdd) =>
  func('layerNorm', NORM, (scope, { out, x, weight, bias, rows, features }) => {
    const [left, from, w, b] = times(4, scope.i32);
    const [sum, mean, part, factor, count] = times(5, scope.v128);
    const [one, epsilon] = [1, EPSILON].map((c) => scope.constant(c));
    const over = (pointers: readonly Local[], body: (some: Lanes) => Code): Code => [
      set(left, features),
      set(from, x),
      set(sum, ZERO),
      along(left, [from, ...pointers], body),
    ];
    const average = f32x4.div(sumLanes(scope, sum), count);
    const row = [
      over([], ({ load }) => set(sum, f32x4.add(sum, load(from)))),
      set(mean, average),
      over([], ({ load, keep }) => [
        set(part, keep(f32x4.sub(load(from), mean))),
        set(sum, madd(part, part, sum)),
      ]),
      set(factor, f32x4.div(one, f32x4.sqrt(f32x4.add(average, epsilon)))),
      set(w, weight),
      set(b, bias),
      over([out, w, b], ({ load, store }) => {
        const normal = f32x4.mul(f32x4.sub(load(from), mean), factor);
        return store(out, madd(normal, load(w), load(b)));
      }),
      set(x, from),
    ];
    return [
      toBytes(out, x, weight, bias),
      set(count, f32x4.splat(f32.convert(features))),
      steps(rows, 1, row),
    ];
  });

const ROTARY = {
  x: i32,
  stride: i32,
  rows: i32,
  heads: i32,
  dimHead: i32,
  position: i32,
  table: i32,
  tableRows: i32,
};

/** Turns each pair (j, j + dimHead / 2) of each head by the angles of its row. */
export const rotary = () =>
  func('rotary', ROTARY, (scope, given) => {
    const { x, stride, rows, heads, dimHead, position, table, tableRows } = given;
    const [half, halfBytes, low, high, cosine, sine, left, headsLeft] = times(8, scope.i32);
    const [a, b, cos, sin] = times(4, scope.v128);
    const turn = along(left, [low, high, cosine, sine], ({ load, store }) => [
      set(a, load(low)),
      set(b, load(high)),
      set(cos, load(cosine)),
      set(sin, load(sine)),
      store(low, f32x4.sub(f32x4.mul(a, cos), f32x4.mul(b, sin))),
      store(high, f32x4.add(f32x4.mul(b, cos), f32x4.mul(a, sin))),
    ]);
    const head = [
      set(high, i32.add(low, halfBytes)),
      set(cosine, table),
      set(sine, i32.add(table, i32.mul(tableRows, halfBytes))),
      set(left, half),
      turn,
      set(low, high),
    ];
    return [
      toBytes(x, stride, table),
      set(half, i32.shr(dimHead, i32.const(1))),
      set(halfBytes, i32.shl(half, i32.const(2))),
      advance(table, i32.mul(position, halfBytes)),
      steps(rows, 1, [
        set(low, x),
        set(headsLeft, heads),
        steps(headsLeft, 1, head),
        advance(x, stride),
        advance(table, halfBytes),
      ]),
    ];
  });
