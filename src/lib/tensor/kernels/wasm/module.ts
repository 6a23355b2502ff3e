import type { Kernels } from '../kernels';
import { multiplyThenAdd } from './arithmetic';
import { assemble, f32x4 } from './assembler';
import { attention } from './attention';
import { matmul } from './matmul';
import { addScaled, gelu, layerNorm } from './rows';

/** What the module exports; offsets and strides are in floats. Parameters of `matmul` and `attention`: see there. */
export interface Exports extends Pick<Kernels, 'layerNorm' | 'gelu' | 'addScaled'> {
  readonly memory: WebAssembly.Memory;
  readonly matmul: (...parameters: number[]) => void;
  readonly attention: (...parameters: number[]) => void;
}

/** The bytes of all kernels. With relaxed SIMD products are fused into sums: faster, and rounded as the processor likes. */
export function moduleBytes(relaxed: boolean): Uint8Array<ArrayBuffer> {
  const madd = relaxed ? f32x4.relaxedMadd : multiplyThenAdd;
  return assemble([
    matmul(madd, relaxed),
    attention(madd),
    layerNorm(madd),
    gelu(madd),
    addScaled(madd),
  ]);
}

/**
 * The kernels in a memory of their own; null where WebAssembly is missing, lacks the instructions, or is blocked by a
 * Content Security Policy. Only compiling tells: under such a policy `WebAssembly.validate` still says yes.
 */
export function instantiate(relaxed: boolean): Exports | null {
  const bytes = moduleBytes(relaxed);
  try {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
    return exports as unknown as Exports;
  } catch {
    return null;
  }
}
