import { describe, expect, test } from 'vitest';
import { exponential, multiplyThenAdd, sumEach, times } from './arithmetic';
import { assemble, f32x4, func, i32, set, v128, type Code, type Scope } from './assembler';
import { kernelsHere } from './testing';

/** Applies a piece of code to vectors, four numbers each. */
function apply(write: (scope: Scope, load: (i: number) => Code) => Code) {
  const once = func('once', { at: i32 }, (scope, { at }) =>
    v128.store(
      at,
      write(scope, (i) => v128.load(at, 16 * i)),
    ),
  );
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assemble([once])));
  const run = exports.once as (at: number) => void;
  const floats = new Float32Array((exports.memory as WebAssembly.Memory).buffer);
  return (...numbers: number[]) => {
    floats.set(numbers);
    run(0);
    return [...floats.subarray(0, 4)];
  };
}

test('sumEach adds up each vector into a lane of its own', () => {
  const sums = apply((scope, load) => {
    const vectors = times(4, scope.v128);
    return [vectors.map((vector, i) => set(vector, load(i))), sumEach(scope, vectors)];
  });
  const numbers = [1, 2, 3, 4, 10, 20, 30, 40, 100, 200, 300, 400, 1000, 2000, 3000, 4000];
  expect(sums(...numbers)).toEqual([10, 100, 1000, 10000]);
});

describe.each([false, true])('exp, relaxed %s', (relaxed) => {
  kernelsHere(relaxed);
  const exp = apply((scope, load) => {
    const x = scope.v128();
    const madd = relaxed ? f32x4.relaxedMadd : multiplyThenAdd;
    return [set(x, load(0)), exponential(scope, madd, x), x];
  });

  test('is right to 1.5e-7 of itself wherever the result is a normal float', () => {
    for (let i = 0; i < 80_000; i += 4) {
      const x = times(4, (lane) => Math.fround(-(i + lane) / 920));
      exp(...x).forEach((value, lane) => {
        const error = Math.abs(value / Math.exp(x[lane]) - 1);
        if (error > 1.5e-7) expect.fail(`exp ${x[lane]}: ${value}, off by ${error} of itself`);
      });
    }
  });

  test('is exactly 1 at 0, exactly 0 far below, and NaN for NaN', () => {
    expect(exp(0, -88, -Infinity, NaN)).toEqual([1, 0, 0, NaN]);
    expect(exp(-1e9, -3e38, -0, -87.5)).toEqual([0, 0, 1, 0]);
  });
});
