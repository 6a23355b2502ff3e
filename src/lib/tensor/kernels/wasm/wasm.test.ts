import { afterEach, describe, expect, test, vi } from 'vitest';
import { createWasmKernels } from '.';
import { gelu, tensor, toFlat } from '../..';
import { NONE } from '../kernels';
import { expectWithin, kernelsHere, put, take } from './testing';

describe('where they run', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('without WebAssembly there are none', () => {
    vi.stubGlobal('WebAssembly', undefined);
    expect(createWasmKernels()).toBeNull();
  });

  test('under a policy that lets validate say yes and compiling fail there are none', () => {
    const blocked = () => {
      throw new EvalError("WebAssembly.Module(): 'unsafe-eval' is not an allowed source of script");
    };
    vi.stubGlobal('WebAssembly', { validate: () => true, Module: blocked, Instance: blocked });
    expect(createWasmKernels()).toBeNull();
    expect(createWasmKernels({ relaxed: false })).toBeNull();
  });

  test('an engine without relaxed SIMD gets the plain ones, unless relaxed ones are asked for', () => {
    const { Module, Instance } = WebAssembly;
    const compile = vi.fn((bytes: Uint8Array<ArrayBuffer>) => {
      if (compile.mock.calls.length === 1) throw new Error('invalid opcode 0xfd105');
      return new Module(bytes);
    });
    vi.stubGlobal('WebAssembly', {
      Module: function (bytes: Uint8Array<ArrayBuffer>) {
        return compile(bytes);
      },
      Instance,
    });
    expect(createWasmKernels()?.name).toBe('wasm-simd');
    expect(compile).toHaveBeenCalledTimes(2);
    compile.mockClear();
    expect(createWasmKernels({ relaxed: true })).toBeNull();
  });

  test('their names say which they are', () => {
    expect(kernelsHere(false).name).toBe('wasm-simd');
    expect(kernelsHere(true).name).toBe('wasm-relaxed-simd');
  });
});

describe('the heap', () => {
  test('hands out aligned zeros, and takes back all since a mark', () => {
    const kernels = kernelsHere(false);
    const mark = kernels.mark();
    const first = put(kernels, [1, 2, 3]);
    expect(kernels.allocate(1) - first).toBe(4);
    kernels.release(mark);
    expect(kernels.allocate(3)).toBe(first);
    expect(take(kernels, first, 3)).toEqual([0, 0, 0]);
  });

  test('keeps what it holds when it grows, and is read anew then', () => {
    const kernels = kernelsHere(false);
    const first = put(kernels, [1, 2, 3]);
    const before = kernels.heap;
    const large = kernels.allocate(before.length);
    expect(before.length).toBe(0);
    expect(take(kernels, first, 3)).toEqual([1, 2, 3]);
    kernels.heap[large + 9] = 7;
    kernels.gelu(first, large + 9, 1);
    expect(take(kernels, first, 1)).toEqual([7]);
  });

  test('kernels leave it where it is, however many keys there are', () => {
    const kernels = kernelsHere(false);
    const keys = 50_000;
    const k = put(kernels, Array<number>(keys).fill(0));
    const v = put(kernels, Array<number>(keys).fill(3));
    const out = kernels.allocate(5);
    const { heap } = kernels;
    const strides = { outStride: 1, qStride: 0, kStride: 1, vStride: 1 };
    const shape = { heads: 1, dimHead: 1, rows: 5, keys, visible: keys, scale: 1 };
    kernels.attention({ out, q: k, k, v, ...strides, ...shape, probabilities: NONE });
    expect(kernels.heap).toBe(heap);
    for (const value of take(kernels, out, 5)) expect(value).toBeCloseTo(3, 2);
  });

  test('refuses more than it may hold without trying', () => {
    const kernels = kernelsHere(false);
    expect(() => kernels.allocate(2 ** 28 + 1)).toThrow(/heap: 268435457 floats/);
    expect(() => kernels.allocate(NaN)).toThrow(RangeError);
    expect(() => kernels.allocate(-1)).toThrow(RangeError);
  });
});

describe('numbers', () => {
  test.each([false, true])('GELU is exact far into both tails, relaxed %s', (relaxed) => {
    const kernels = kernelsHere(relaxed);
    const x = Array.from({ length: 24_001 }, (_, i) => Math.fround((i - 12_000) / 1000));
    const at = put(kernels, [...x, 3e38, -3e38, NaN]);
    kernels.gelu(at, at, x.length + 3);
    const wanted = toFlat(gelu(tensor(x, { dtype: 'float64' })));
    const got = take(kernels, at, x.length + 3);
    expectWithin(got.slice(0, x.length), wanted, (i) => 2e-7 * Math.max(1, Math.abs(x[i])));
    // Far left the value is tiny, and still right to a hundredth.
    const farLeft = x.indexOf(-6);
    expect(got[farLeft] / wanted[farLeft]).toBeCloseTo(1, 2);
    expect(got.slice(x.length)).toEqual([Math.fround(3e38), 0, NaN]);
  });

  test('scores far apart give probabilities of exactly 0 and 1, and NaN stays NaN', () => {
    const kernels = kernelsHere(false);
    const q = put(kernels, [1, 1, NaN]);
    const kv = put(kernels, [0, 5, 90, 7, -1e30, 9]);
    const [out, probabilities] = [kernels.allocate(3), kernels.allocate(9)];
    const strides = { outStride: 1, qStride: 1, kStride: 2, vStride: 2 };
    const shape = { heads: 1, dimHead: 1, rows: 3, keys: 3, visible: 3, scale: 1 };
    kernels.attention({ out, q, k: kv, v: kv + 1, ...strides, ...shape, probabilities });
    expect(take(kernels, out, 3)).toEqual([7, 7, NaN]);
    expect(take(kernels, probabilities, 9)).toEqual([0, 1, 0, 0, 1, 0, NaN, NaN, NaN]);
  });

  test('LayerNorm of a row far from zero keeps its variance', () => {
    const kernels = kernelsHere(false);
    const x = put(kernels, [1000, 1001, 1002, 1003, 1004]);
    const [one, zero] = [put(kernels, [1, 1, 1, 1, 1]), kernels.allocate(5)];
    kernels.layerNorm(x, x, one, zero, 1, 5);
    const unit = 1 / Math.sqrt(2 + 1e-5);
    take(kernels, x, 5).forEach((value, i) => expect(value).toBeCloseTo((i - 2) * unit, 5));
  });
});
