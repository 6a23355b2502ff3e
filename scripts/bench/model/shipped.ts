/** Tensor core, kernels and model: the worker without its protocol, its words and its files. */

export { bestKernels } from '../../../src/lib/flamingo/best-kernels';
export { TinyFlamingo } from '../../../src/lib/flamingo/tiny-flamingo';
