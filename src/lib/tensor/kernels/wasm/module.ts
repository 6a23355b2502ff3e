import type { Kernels } from '../kernels';
import { multiplyThenAdd } from './arithmetic';
import { assemble, f32x4 } from './assembler';
import { attention } from './attention';
import { matmul } from './matmul';
import { gelu, layerNorm } from './rows';

/** Tiles of the matmul as [rows, strands], the tallest first. A fused multiply-add takes longer than an addition. */
const TILES = [
  [4, 1],
  [1, 2],
];
const FUSED_TILES = [
  [6, 1],
  [4, 1],
  [1, 4],
];

type Run = (...parameters: number[]) => void;

/** The kernels of a module, and its memory; offsets and strides are in floats. Parameters of `matmul` and `attention`: see there. */
export interface Exports extends Pick<Kernels, 'layerNorm' | 'gelu'> {
  readonly memory: WebAssembly.Memory;
  readonly tiles: readonly { readonly height: number; readonly matmul: Run }[];
  readonly attention: Run;
}

/** The bytes of all kernels. With relaxed SIMD products are fused into sums: faster, and rounded as the processor likes. */
export function moduleBytes(relaxed: boolean): Uint8Array<ArrayBuffer> {
  const madd = relaxed ? f32x4.relaxedMadd : multiplyThenAdd;
  return assemble([
    ...(relaxed ? FUSED_TILES : TILES).map(([height, strands]) => matmul(madd, height, strands)),
    attention(madd),
    layerNorm(madd),
    gelu(madd),
  ]);
}

/** Assembling takes longer than compiling, and each model has kernels of its own. */
const assembled = new Map<boolean, Uint8Array<ArrayBuffer>>();

function bytesOf(relaxed: boolean): Uint8Array<ArrayBuffer> {
  const bytes = assembled.get(relaxed) ?? moduleBytes(relaxed);
  assembled.set(relaxed, bytes);
  return bytes;
}

/**
 * The kernels in a memory of their own; null where WebAssembly is missing, lacks the instructions, or is blocked by a
 * Content Security Policy. Only compiling tells: under such a policy `WebAssembly.validate` still says yes.
 */
export function instantiate(relaxed: boolean): Exports | null {
  const bytes = bytesOf(relaxed);
  try {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
    const tiles = (relaxed ? FUSED_TILES : TILES).map(([height]) => ({
      height,
      matmul: exports[`matmul${height}`],
    }));
    return { ...exports, tiles } as unknown as Exports;
  } catch {
    return null;
  }
}
