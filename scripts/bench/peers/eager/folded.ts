/**
 * Linear layers for runtimes that compose a norm and a GELU of small ops: what can be multiplied into a weight
 * beforehand is, so that these ops are not run.
 */

import type { Weights } from '../../model/loaded';
import { transposed } from '../onnx/layers';

/** x (rows, inputs) · weight (inputs, outputs) + bias. */
export interface Dense {
  readonly weight: Float32Array;
  readonly bias?: Float32Array;
  readonly inputs: number;
  readonly outputs: number;
}

export interface Fold {
  /** The norm in front: its weight and bias go into this layer's. */
  readonly norm?: string;
  /** A factor of what comes out, bias included. */
  readonly factor?: number;
  /** A factor of what comes in. */
  readonly inputFactor?: number;
  /** The name of a gate, whose tanh is a further factor. */
  readonly gate?: string;
  /** The first `rows` outputs, in so many heads, are queries: they get dimHead ** -0.5. */
  readonly queries?: { readonly rows: number; readonly heads: number };
}

/** The layer `name` of the state dict with all of `fold` in it. */
export function dense(weights: Weights, name: string, fold: Fold): Dense {
  const [outputs, inputs] = weights.shape(`${name}.weight`);
  const { norm, factor = 1, inputFactor = 1, gate, queries } = fold;
  const all = factor * (gate === undefined ? 1 : Math.tanh(weights.values(gate)[0]));
  const scale = queries && (queries.rows / queries.heads) ** -0.5;
  const factorOf = (row: number) => all * (queries && scale && row < queries.rows ? scale : 1);
  const weight = weights
    .values(`${name}.weight`)
    .map((x, i) => inputFactor * x * factorOf(Math.floor(i / inputs)));
  const hasBias = weights.has(`${name}.bias`);
  const bias = hasBias
    ? weights.values(`${name}.bias`).map((x, row) => x * factorOf(row))
    : undefined;
  if (norm === undefined)
    return { weight: transposed(weight, outputs, inputs), bias, inputs, outputs };
  const [gain, shift] = [weights.values(`${norm}.weight`), weights.values(`${norm}.bias`)];
  const shifted = Float32Array.from({ length: outputs }, (_, row) => {
    let sum = bias?.[row] ?? 0;
    for (let i = 0; i < inputs; i++) sum += weight[row * inputs + i] * shift[i];
    return sum;
  });
  const scaled = weight.map((x, i) => x * gain[i % inputs]);
  return { weight: transposed(scaled, outputs, inputs), bias: shifted, inputs, outputs };
}

/** Layers of the same inputs side by side: one product for all. */
export function beside(layers: readonly Dense[]): Dense {
  const [{ inputs }] = layers;
  const outputs = layers.reduce((sum, layer) => sum + layer.outputs, 0);
  const weight = new Float32Array(inputs * outputs);
  let column = 0;
  for (const layer of layers) {
    for (let row = 0; row < inputs; row++) {
      const from = row * layer.outputs;
      weight.set(layer.weight.subarray(from, from + layer.outputs), row * outputs + column);
    }
    column += layer.outputs;
  }
  return { weight, inputs, outputs };
}

/**
 * gelu(x) = z·(1 + erf z) / √2 with z = x / √2: the first factor goes into the layer in front, the last into the one
 * behind, and three ops are left.
 */
export const GELU_FACTOR = Math.SQRT1_2;
