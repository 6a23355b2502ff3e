/** A model's weights in memory, as the peers' ports read them. */

import { readWeights } from '../../../src/lib/flamingo/dequantise';
import type { View } from '../../../src/lib/tensor';
import {
  parseConfig,
  type FlamingoConfig as Config,
} from '../../../src/lib/flamingo/runtime/config';

export interface Weights {
  readonly config: Config;
  /** The values of a tensor of the state dict, row-major. @throws {Error} naming it if it is not there */
  values(name: string): Float32Array;
  shape(name: string): readonly number[];
  has(name: string): boolean;
}

export function loadWeights(config: string, safetensors: Uint8Array): Weights {
  const tensors = readWeights(safetensors);
  const find = (name: string): View => {
    if (!Object.hasOwn(tensors, name)) throw new Error(`the model has no tensor ${name}`);
    return tensors[name];
  };
  return {
    config: parseConfig(config),
    values: (name) => Float32Array.from(find(name).data),
    shape: (name) => find(name).shape,
    has: (name) => Object.hasOwn(tensors, name),
  };
}

/** tanh(gate) multiplied into the weight behind it: the same sums, one op fewer. */
export function gated(weights: Weights, weight: string, gate: string): Float32Array {
  const factor = Math.tanh(weights.values(gate)[0]);
  return weights.values(weight).map((x) => factor * x);
}

/**
 * The convolution's weight `(dim, 3·size²)` and the positions `(patches, dim)` with (pixel - pixel_mean) / pixel_scale folded
 * into both, so that a runtime takes pixels from 0 to 255.
 */
export function patchEmbedding(weights: Weights): {
  kernel: Float32Array;
  positions: Float32Array;
} {
  const { dim, patch_size, pixel_mean, pixel_scale } = weights.config.vision_encoder;
  const inputs = 3 * patch_size ** 2;
  const kernel = weights.values('vision_encoder.conv.weight').map((x) => x / pixel_scale);
  const shift = Float64Array.from({ length: dim }, (_, row) =>
    kernel.subarray(row * inputs, (row + 1) * inputs).reduce((sum, x) => sum - pixel_mean * x, 0),
  );
  const positions = weights.values('vision_encoder.pos').map((x, i) => x + shift[i % dim]);
  return { kernel, positions };
}

/** A linear layer whose first heads·dimHead rows make queries, with dimHead ** -0.5 multiplied into these. */
export function queriesScaled(
  weights: Weights,
  name: string,
  heads: number,
): { weight: Float32Array; bias: Float32Array } {
  const [outputs, inputs] = weights.shape(`${name}.weight`);
  const isFused = name.endsWith('qkv');
  const rows = isFused ? outputs / 3 : outputs;
  const factor = (rows / heads) ** -0.5;
  const scaled = (values: Float32Array, count: number): Float32Array =>
    values.map((x, i) => (i < count ? factor * x : x));
  return {
    weight: scaled(weights.values(`${name}.weight`), rows * inputs),
    bias: scaled(isFused ? weights.values(`${name}.bias`) : new Float32Array(0), rows),
  };
}

/** The tables for both halves of a head at once, `(context, dimHead)` each: cos, and sin with the first half's sign turned. */
export function wideRotaryTables(config: Config): { cos: Float32Array; signedSin: Float32Array } {
  const { context, dim, heads } = config.lang_encoder;
  const [dimHead, half] = [dim / heads, dim / heads / 2];
  const tables = rotaryTables(config);
  const wide = (table: Float32Array, sign: number) =>
    Float32Array.from({ length: context * dimHead }, (_, i) => {
      const [row, column] = [Math.floor(i / dimHead), i % dimHead];
      return (column < half ? sign : 1) * table[row * half + (column % half)];
    });
  return { cos: wide(tables.cos, 1), signedSin: wide(tables.sin, -1) };
}

/** cos and sin of every position's angles, `(context, dimHead / 2)` each. */
export function rotaryTables(config: Config): { cos: Float32Array; sin: Float32Array } {
  const { context, dim, heads, rotary_base } = config.lang_encoder;
  const half = dim / heads / 2;
  const angles = Float64Array.from(
    { length: context * half },
    (_, i) => Math.floor(i / half) * rotary_base ** (-(i % half) / half),
  );
  return { cos: Float32Array.from(angles, Math.cos), sin: Float32Array.from(angles, Math.sin) };
}
