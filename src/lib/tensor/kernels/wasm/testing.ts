/** What the tests of these kernels share. */

import { setFlagsFromString } from 'node:v8';
import { expect } from 'vitest';
import { createWasmKernels } from '.';
import type { Kernels } from '../kernels';

/** Kernels of one kind. @throws {Error} where they don't run, so that no test passes by doing nothing */
export function kernelsHere(relaxed: boolean): Kernels {
  // Node 20 has relaxed SIMD behind a flag.
  if (relaxed && !createWasmKernels({ relaxed })) {
    setFlagsFromString('--experimental-wasm-relaxed-simd');
  }
  const kernels = createWasmKernels({ relaxed });
  if (!kernels) throw new Error(`no WASM kernels here, relaxed ${relaxed}`);
  return kernels;
}

/** Stores the numbers and gives their offset. */
export function put(kernels: Kernels, values: readonly number[]): number {
  const offset = kernels.allocate(values.length);
  kernels.heap.set(values, offset);
  return offset;
}

export const take = (kernels: Kernels, offset: number, length: number) =>
  Array.from(kernels.heap.subarray(offset, offset + length));

/** Each number within its own allowance. */
export function expectWithin(
  got: readonly number[],
  wanted: readonly number[],
  allowed: (index: number) => number,
): void {
  expect(got.length).toBe(wanted.length);
  got.forEach((value, i) => {
    if (Math.abs(value - wanted[i]) <= allowed(i)) return;
    expect.fail(`element ${i}: ${value}, wanted ${wanted[i]} within ${allowed(i)}`);
  });
}
