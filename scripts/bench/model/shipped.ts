/** What the model's worker imports. */

export { readSafetensors } from '../../../src/lib/flamingo/safetensors';
export { parseConfig } from '../../../src/lib/flamingo/runtime/config';
export { Flamingo } from '../../../src/lib/flamingo/runtime/flamingo';
export { createTypescriptKernels } from '../../../src/lib/tensor/kernels/typescript';
export { createWasmKernels } from '../../../src/lib/tensor/kernels/wasm';
