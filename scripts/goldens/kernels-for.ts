import type { FloatDType } from '../../src/lib/tensor';
import type { Kernels } from '../../src/lib/tensor/kernels/kernels';
import { createTypescriptKernels } from '../../src/lib/tensor/kernels/typescript';
import { createWasmKernels } from '../../src/lib/tensor/kernels/wasm';

/** Fresh kernels of one kind, or null where they cannot run. */
type CreateKernels = () => Kernels | null;

/** Every golden of the model is replayed through each of these. */
const KERNELS: Partial<Readonly<Record<FloatDType, readonly CreateKernels[]>>> = {
  float32: [
    () => createTypescriptKernels('float32'),
    () => createWasmKernels({ relaxed: false }),
    () => createWasmKernels({ relaxed: true }),
  ],
  float64: [() => createTypescriptKernels('float64')],
};

/** New kernels of every kind that computes in `dtype`. @throws {Error} when there is none */
export function kernelsFor(dtype: string): Kernels[] {
  const creators = dtype === 'float32' || dtype === 'float64' ? KERNELS[dtype] : undefined;
  const kernels = (creators ?? []).map((create) => create()).filter((made) => made !== null);
  if (kernels.length === 0) throw new Error(`no kernels compute in ${dtype}`);
  return kernels;
}
