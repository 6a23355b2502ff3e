/** The kernels that go along rows, four numbers at a time and then the few that are left one by one. */

import { along, exponential, polynomial, sumEach, times, toBytes } from './arithmetic';
import type { Lanes, MultiplyAdd } from './arithmetic';
import { f32, f32x4, func, i32, set, steps, ZERO } from './assembler';
import type { Code, Local } from './assembler';

const SIZES = [4, 1];
const ELEMENTS = { out: i32, x: i32, count: i32 };

/** Φ(-|x|) exp(x² / 2) = c[1] t + c[2] t² + ... with t = 1 / (1 + SLOPE |x|): a least-maximum fit, good to 1.4e-8. */
const TAIL = [0, 0.117494768, 0.100398095, 0.181899416, -0.0945595726, 0.284866149, -0.0900995589];
const SLOPE = 0.2913;

/** x Φ(x) = max(x, 0) - |x| Φ(-|x|): written so, both sides keep their digits. Error at most 2e-7 · max(1, |x|). */
export const gelu = (madd: MultiplyAdd) =>
  func('gelu', ELEMENTS, (scope, { out, x, count }) => {
    const [one, slope, minusHalf] = [1, SLOPE, -0.5].map((c) => scope.constant(c));
    const tail = TAIL.map((c) => scope.constant(c));
    const [value, size, t, power] = times(4, scope.v128);
    return [
      toBytes(out, x),
      along(count, SIZES, [out, x], ({ load, store }) => [
        set(value, load(x)),
        set(size, f32x4.abs(value)),
        set(t, f32x4.div(one, madd(size, slope, one))),
        set(power, f32x4.mul(f32x4.mul(value, value), minusHalf)),
        exponential(scope, madd, power),
        set(t, f32x4.mul(f32x4.mul(size, power), polynomial(madd, t, tail))),
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
    const over = (pointers: readonly Local[], body: (lanes: Lanes) => Code): Code => [
      set(left, features),
      set(from, x),
      set(sum, ZERO),
      along(left, SIZES, [from, ...pointers], body),
    ];
    const average = f32x4.div(sumEach(scope, [sum, sum, sum, sum]), count);
    const deviation = f32x4.sqrt(f32x4.add(average, scope.constant(EPSILON)));
    return [
      toBytes(out, x, weight, bias),
      set(count, f32x4.splat(f32.convert(features))),
      steps(rows, 1, [
        over([], ({ load }) => set(sum, f32x4.add(sum, load(from)))),
        set(mean, average),
        over([], ({ load, keep }) => [
          set(part, keep(f32x4.sub(load(from), mean))),
          set(sum, madd(part, part, sum)),
        ]),
        set(factor, f32x4.div(scope.constant(1), deviation)),
        set(w, weight),
        set(b, bias),
        over([out, w, b], ({ load, store }) => {
          const normal = f32x4.mul(f32x4.sub(load(from), mean), factor);
          return store(out, madd(normal, load(w), load(b)));
        }),
        set(x, from),
      ]),
    ];
  });
