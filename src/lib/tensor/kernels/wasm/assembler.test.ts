import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advance,
  assemble,
  f32,
  f32x4,
  func,
  i32,
  set,
  signed,
  steps,
  unsigned,
  v128,
  when,
  type Code,
  type FunctionCode,
} from './assembler';

const hex = (bytes: Iterable<number>) =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');

/** The first function, ready to be called, and the floats of its memory. */
function run(functions: FunctionCode[]) {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assemble(functions)));
  const call = exports[functions[0].name] as (...parameters: number[]) => void;
  return { call, floats: new Float32Array((exports.memory as WebAssembly.Memory).buffer) };
}

describe('LEB128', () => {
  test('writes the examples of the specification and the edges of its lengths', () => {
    expect(hex(unsigned(624485))).toBe('e5 8e 26');
    expect(hex(unsigned(127))).toBe('7f');
    expect(hex(unsigned(128))).toBe('80 01');
    expect(hex(unsigned(2 ** 32 - 1))).toBe('ff ff ff ff 0f');
    expect(hex(signed(-123456))).toBe('c0 bb 78');
    expect(hex(signed(63))).toBe('3f');
    expect(hex(signed(64))).toBe('c0 00');
    expect(hex(signed(-64))).toBe('40');
    expect(hex(signed(-65))).toBe('bf 7f');
    expect(hex(signed(-(2 ** 31)))).toBe('80 80 80 80 78');
  });

  test('reads back as the same number', () => {
    const read = (bytes: number[]) => bytes.reduce((sum, b, i) => sum + (b & 0x7f) * 128 ** i, 0);
    fc.assert(fc.property(fc.nat(2 ** 32 - 1), (n) => read(unsigned(n)) === n));
    fc.assert(
      fc.property(fc.integer(), (n) => {
        const bytes = signed(n);
        const range = 128 ** bytes.length;
        const value = read(bytes);
        return (value >= range / 2 ? value - range : value) === n;
      }),
    );
  });
});

describe('a module', () => {
  test('is written as the specification says, byte for byte', () => {
    const double = func('go', { p: i32 }, (_, { p }) => f32.store(p, f32.const(1.5), 4));
    expect(hex(assemble([double]))).toBe(
      [
        '00 61 73 6d 01 00 00 00',
        '01 05 01 60 01 7f 00', // types: one, (i32) -> ()
        '03 02 01 00', // functions: one, of type 0
        '05 03 01 00 01', // memories: one, at least one page
        '07 0f 02 06 6d 65 6d 6f 72 79 02 00 02 67 6f 00 00', // exports: memory and go
        '0a 0e 01 0c 00 20 00 43 00 00 c0 3f 38 02 04 0b', // code: no locals, local.get 0, f32.const 1.5, f32.store
      ].join(' '),
    );
  });

  test('makes constants once, at the start of the function, also when they are used twice', () => {
    const fill = func('fill', { n: i32 }, (scope, { n }) => {
      const p = scope.i32();
      const body = (c: number): Code => [v128.store(p, scope.constant(c)), advance(p, 16)];
      return [steps(n, 2, [body(2), body(3)]), steps(n, 1, body(2))];
    });
    const bytes = hex(assemble([fill]));
    expect(bytes.split(hex([0xfd, 0x0c])).length - 1).toBe(2);
    expect(bytes.lastIndexOf('fd 0c')).toBeLessThan(bytes.indexOf('03 40'));
    const { call, floats } = run([fill]);
    call(5);
    expect([...floats.subarray(0, 24)].filter((_, i) => i % 4 === 3)).toEqual([2, 3, 2, 3, 2, 0]);
  });
});

describe('what the instructions do', () => {
  test('steps runs its body as often as the size fits, and leaves the rest', () => {
    const count = func('count', { left: i32 }, (scope, { left }) => {
      const [rounds, zero] = [scope.i32(), scope.i32()];
      return [
        steps(left, 3, advance(rounds, 1)),
        f32.store(zero, f32.convert(rounds)),
        f32.store(zero, f32.convert(left), 4),
      ];
    });
    const { call, floats } = run([count]);
    const seen = [0, 2, 3, 11, -4].map((left) => {
      call(left);
      return [...floats.subarray(0, 2)];
    });
    expect(seen).toEqual([
      [0, 0],
      [0, 2],
      [1, 0],
      [3, 2],
      [0, -4],
    ]);
  });

  test('when takes one of its branches', () => {
    const larger = func('larger', { a: i32, b: i32 }, (scope, { a, b }) => {
      const zero = scope.i32();
      return [
        when(i32.lt(a, b), set(a, b), set(a, i32.mul(a, 10))),
        f32.store(zero, f32.convert(i32.sub(i32.shl(a, 1), 1))),
      ];
    });
    const { call, floats } = run([larger]);
    call(3, 4);
    expect(floats[0]).toBe(7);
    call(4, 3);
    expect(floats[0]).toBe(79);
  });

  test('vectors of four floats: each instruction the one that its name says', () => {
    const a = [1, -2, 0.25, 9];
    const b = [4, 8, -2, 0];
    const wanted: [(x: Code, y: Code) => Code, number[]][] = [
      [f32x4.add, [5, 6, -1.75, 9]],
      [f32x4.sub, [-3, -10, 2.25, 9]],
      [f32x4.mul, [4, -16, -0.5, 0]],
      [f32x4.div, [0.25, -0.25, -0.125, Infinity]],
      [f32x4.pmax, [4, 8, 0.25, 9]],
      [(x) => f32x4.abs(x), [1, 2, 0.25, 9]],
      [(x) => f32x4.sqrt(x), [1, NaN, 0.5, 3]],
      [() => f32x4.splat(f32.const(1.5)), [1.5, 1.5, 1.5, 1.5]],
      [(x, y) => v128.select(x, y, f32x4.lt(x, y)), [1, -2, -2, 0]],
      [(x, y) => v128.andNot(x, f32x4.lt(x, y)), [0, 0, 0.25, 9]],
      [(x, y) => v128.shuffle(x, y, [0, 4, 3, 7]), [1, 4, 9, 0]],
    ];
    wanted.forEach(([instruction, result]) => {
      const once = func('once', { to: i32 }, (scope, { to }) =>
        v128.store(to, instruction(scope.constant(...a), scope.constant(...b))),
      );
      const { call, floats } = run([once]);
      call(16);
      expect([...floats.subarray(4, 8)]).toEqual(result);
    });
  });

  test('single lanes: loadZero leaves zeros behind, storeLane0 touches one float', () => {
    const copy = func('copy', { to: i32 }, (scope, { to }) => {
      const zero = scope.i32();
      return [
        v128.store(to, v128.loadZero(zero, 8)),
        v128.storeLane0(to, v128.loadSplat(zero, 4), 20),
      ];
    });
    const { call, floats } = run([copy]);
    floats.set([1, 2, 3, 4, 9, 9, 9, 9, 9, 9, 9]);
    call(16);
    expect([...floats.subarray(4, 11)]).toEqual([3, 0, 0, 0, 9, 2, 9]);
  });
});
