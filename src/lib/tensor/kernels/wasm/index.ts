import type { Kernels } from '../kernels';
import { rotary } from '../typescript/rotary';
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
    if (exports) return kernelsOf(exports, candidate ? 'wasm-relaxed-simd' : 'wasm-simd');
  }
  return null;
}

function kernelsOf(exports: Exports, name: Kernels['name']): Kernels {
  const heap = new WasmHeap(exports.memory);
  const { layerNorm, gelu } = exports;
  return {
    name,
    get heap() {
      return heap.array;
    },
    allocate: (elements) => heap.allocate(elements),
    mark: () => heap.top,
    release: (mark) => void (heap.top = mark),
    pack: (...layer) => pack(heap, ...layer),
    linear: (out, x, weight, rows) => linear(exports, heap, out, x, weight, rows, 0, 1),
    // GELU is a second run over `out`: inside the tiles its constants would find no register.
    linearGelu(out, x, weight, rows) {
      linear(exports, heap, out, x, weight, rows, 0, 1);
      gelu(out, out, rows * weight.outFeatures);
    },
    linearAdd: (out, x, weight, rows, scale) =>
      linear(exports, heap, out, x, weight, rows, 1, scale),
    layerNorm,
    gelu,
    // Spelled out: a rest or a spread would make an object for each layer of each token.
    attention(c) {
      const { out, outStride, q, qStride, k, kStride, v, vStride } = c;
      const { heads, dimHead, rows, keys, visible, scale, probabilities } = c;
      // prettier-ignore
      exports.attention(out, outStride, q, qStride, k, kStride, v, vStride, heads, dimHead, rows, keys, visible, scale, probabilities, heap.top);
    },
    // Too little arithmetic to be worth vectors: 1% of a prefill.
    rotary: (...call) => rotary(heap.array, ...call),
  };
}
