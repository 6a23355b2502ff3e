import type { Kernels } from '../tensor/kernels/kernels';
import { createTypescriptKernels } from '../tensor/kernels/typescript';
import { createWasmKernels } from '../tensor/kernels/wasm';

/** The fastest kernels that this place allows: in WebAssembly, or in TypeScript where a policy or the engine forbids that. */
export function bestKernels(): Kernels {
  return createWasmKernels() ?? createTypescriptKernels();
}
