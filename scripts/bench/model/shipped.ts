/** What the model's worker imports. */

export { createWasmKernels } from '../../../src/lib/tensor/kernels/wasm';
export { TinyFlamingo } from '../../../src/lib/flamingo/tiny-flamingo';
