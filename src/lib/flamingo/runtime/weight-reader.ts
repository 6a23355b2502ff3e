import { contiguous, formatShape, isFloat, sameShape, type View } from '../../tensor';
import type { Kernels, PackedLinear } from '../../tensor/kernels/kernels';

/** Named tensors, as a safetensors file holds them. */
export type Tensors = Readonly<Record<string, View>>;

/** Where weight and bias of a LayerNorm stand in the heap. */
export interface LayerNormWeights {
  readonly weight: number;
  readonly bias: number;
}

/**
 * Takes weights out of a file by name, checks them, and puts them into the heap as the kernels like
 * them. Every message names the tensor.
 */
export class WeightReader {
  constructor(
    private readonly kernels: Kernels,
    private readonly tensors: Tensors,
    private readonly prefix = '',
    private readonly read = new Set<string>(),
  ) {}

  /** A reader whose names all begin with `prefix`. */
  under(prefix: string): WeightReader {
    return new WeightReader(this.kernels, this.tensors, `${this.prefix}${prefix}.`, this.read);
  }

  has(name: string): boolean {
    return Object.hasOwn(this.tensors, this.prefix + name);
  }

  /** @throws {Error} when the tensor is missing, of another shape, no float, or not finite */
  values(name: string, shape: readonly number[]): View['data'] {
    const full = this.prefix + name;
    if (!Object.hasOwn(this.tensors, full)) throw new Error(`weights: ${full} is missing`);
    const view = this.tensors[full];
    if (!sameShape(view.shape, shape)) {
      const wanted = `the configuration wants ${formatShape(shape)}`;
      throw new Error(`weights: ${full} has shape ${formatShape(view.shape)}, ${wanted}`);
    }
    if (!isFloat(view.dtype)) throw new Error(`weights: ${full} is ${view.dtype}, not a float`);
    const { data, offset, size } = contiguous(view);
    const values = data.subarray(offset, offset + size);
    const wrong = firstNotFinite(values);
    if (wrong >= 0) throw new Error(`weights: ${full} holds ${values[wrong]} at element ${wrong}`);
    this.read.add(full);
    return values;
  }

  /** The first extent of a tensor whose length the configuration leaves open. */
  firstExtent(name: string): number {
    return this.has(name) ? (this.tensors[this.prefix + name].shape[0] ?? 0) : 0;
  }

  /** The offset of a tensor that is stored as it is. */
  plain(name: string, shape: readonly number[]): number {
    const values = this.values(name, shape);
    const offset = this.kernels.allocate(values.length);
    this.kernels.heap.set(values, offset);
    return offset;
  }

  layerNorm(name: string, features: number): LayerNormWeights {
    return {
      weight: this.plain(`${name}.weight`, [features]),
      bias: this.plain(`${name}.bias`, [features]),
    };
  }

  /** `name.weight` (outFeatures, inFeatures) and, if wanted, `name.bias`. */
  linear(name: string, outFeatures: number, inFeatures: number, bias = false): PackedLinear {
    const weight = this.values(`${name}.weight`, [outFeatures, inFeatures]);
    const shift = bias ? this.values(`${name}.bias`, [outFeatures]) : undefined;
    return this.kernels.pack(weight, outFeatures, inFeatures, shift);
  }

  /** @throws {Error} naming a tensor of the file that the model has no use for */
  finish(): void {
    const unused = Object.keys(this.tensors).find((name) => !this.read.has(name));
    if (unused !== undefined) {
      throw new Error(`weights: ${unused} is no part of the configured model`);
    }
  }
}

/** -1 when all are. A loop, since it sees every weight of a model, and `findIndex` would make a call of each. */
function firstNotFinite(values: View['data']): number {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return i;
  return -1;
}
