import type { Kernels } from '../tensor/kernels/kernels';
import { createTypescriptKernels } from '../tensor/kernels/typescript';

/** The fastest kernels that this place allows. */
export function bestKernels(): Kernels {
  return createTypescriptKernels();
}
