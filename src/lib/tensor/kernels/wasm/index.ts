import type { AttentionCall, Kernels, PackedLinear } from '../kernels';
import { WasmHeap } from './heap';
import { linear, pack } from './linear';
import { instantiate, type Exports } from './module';

export interface WasmOptions {
  /** true: with relaxed SIMD or not at all; false: without it; left out: as the engine can. */
  readonly relaxed?: boolean;
}

/**
 * The kernels in WebAssembly with SIMD, in float32. Nothing is fetched: the bytes are written at run time, in a few
 * milliseconds. null where the engine can't or a policy forbids it; then the TypeScript kernels do the same.
 */
export function createWasmKernels({ relaxed }: WasmOptions = {}): Kernels | null {
  for (const candidate of relaxed === undefined ? [true, false] : [relaxed]) {
    const exports = instantiate(candidate);
    if (exports) return new WasmKernels(exports, candidate);
  }
  return null;
}

class WasmKernels implements Kernels {
  readonly name: Kernels['name'];
  readonly layerNorm: Kernels['layerNorm'];
  readonly gelu: Kernels['gelu'];
  readonly addScaled: Kernels['addScaled'];
  readonly rotary: Kernels['rotary'];
  private readonly store: WasmHeap;

  constructor(
    private readonly exports: Exports,
    relaxed: boolean,
  ) {
    this.name = relaxed ? 'wasm-relaxed-simd' : 'wasm-simd';
    this.store = new WasmHeap(exports.memory);
    ({
      layerNorm: this.layerNorm,
      gelu: this.gelu,
      addScaled: this.addScaled,
      rotary: this.rotary,
    } = exports);
  }

  get heap(): Float32Array {
    return this.store.array;
  }

  allocate(elements: number): number {
    return this.store.allocate(elements);
  }

  mark(): number {
    return this.store.top;
  }

  release(mark: number): void {
    this.store.top = mark;
  }

  pack(
    weight: ArrayLike<number>,
    outFeatures: number,
    inFeatures: number,
    bias?: ArrayLike<number>,
  ): PackedLinear {
    return pack(this.store, weight, outFeatures, inFeatures, bias);
  }

  linear(out: number, x: number, weight: PackedLinear, rows: number): void {
    linear(this.exports, this.store, out, x, weight, rows, 0, 1);
  }

  /** GELU is a second run over `out`: measured, that is as fast as inside the tiles, where its constants find no register. */
  linearGelu(out: number, x: number, weight: PackedLinear, rows: number): void {
    this.linear(out, x, weight, rows);
    this.gelu(out, out, rows * weight.outFeatures);
  }

  linearAdd(out: number, x: number, weight: PackedLinear, rows: number, scale: number): void {
    linear(this.exports, this.store, out, x, weight, rows, 1, scale);
  }

  attention(call: AttentionCall): void {
    const { out, outStride, q, qStride, k, kStride, v, vStride } = call;
    const { heads, dimHead, rows, keys, visible, scale, probabilities } = call;
    const places = [out, outStride, q, qStride, k, kStride, v, vStride] as const;
    const shape = [heads, dimHead, rows, keys, visible, scale] as const;
    this.exports.attention(...places, ...shape, probabilities, this.store.top);
  }
}
