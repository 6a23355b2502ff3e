/**
 * The layers of the tiny Flamingo as ONNX nodes, on activations `(1, rows, features)`. What makes the graph a tuned one:
 * q, k and v come from one product; the scale of the scores and tanh(gate) are folded into the weights; MatMul's
 * weights are constants `(inputs, outputs)`, which ONNX Runtime packs once; no transpose without an effect.
 */

import type { Weights } from '../../model/loaded';
import { CONTRIB, type Graph, type Value } from './graph';

const EPSILON = { epsilon: { float: 1e-5 } };

export class Layers {
  constructor(
    readonly graph: Graph,
    readonly weights: Weights,
    /** Whether to use ONNX Runtime's own fused ops, or only those of ONNX's opset (which it fuses as it can). */
    readonly contrib: boolean,
  ) {}

  vector(name: string): Value {
    const values = this.weights.values(name);
    return this.graph.floats(values, [values.length]);
  }

  /** x · weightᵀ; `values` replaces those of the state dict. */
  linear(x: Value, name: string, values = this.weights.values(name)): Value {
    const [outputs, inputs] = this.weights.shape(name);
    return this.product(x, values, outputs, inputs);
  }

  /** x · weightᵀ of a weight `(outputs, inputs)`. */
  product(x: Value, values: Float32Array, outputs: number, inputs: number): Value {
    const weight = this.graph.floats(transposed(values, outputs, inputs), [inputs, outputs]);
    return this.graph.node('MatMul', [x, weight]);
  }

  add(a: Value, b: Value): Value {
    return this.graph.node('Add', [a, b]);
  }

  norm(x: Value, name: string): Value {
    const affine = [this.vector(`${name}.weight`), this.vector(`${name}.bias`)];
    return this.graph.node('LayerNormalization', [x, ...affine], EPSILON);
  }

  /** The exact GELU of x, or of x + bias. */
  gelu(x: Value, bias?: Value): Value {
    if (bias === undefined) return this.graph.node('Gelu', [x]);
    if (!this.contrib) return this.graph.node('Gelu', [this.add(x, bias)]);
    return this.graph.node('BiasGelu', [x, bias], {}, { domain: CONTRIB });
  }

  split(x: Value, axis: number, parts: number): Value[] {
    const outputs = Array.from({ length: parts }, () => this.graph.fresh());
    this.graph.node('Split', [x], { axis, num_outputs: parts }, { outputs });
    return outputs;
  }

  /** `(1, rows, heads·dimHead)` → `(1, heads, rows, dimHead)` */
  toHeads(x: Value, heads: number, dimHead: number): Value {
    const shape = this.graph.ints([1, -1, heads, dimHead]);
    const split = this.graph.node('Reshape', [x, shape]);
    return this.graph.node('Transpose', [split], { perm: [0, 2, 1, 3] });
  }

  /**
   * softmax(q·kᵀ + bias)·v of heads `(1, heads, rows, dimHead)`, already scaled, back as `(1, rows, heads·dimHead)`.
   * ONNX Runtime merges the transpose of k into the product.
   */
  attend(q: Value, k: Value, v: Value, width: number, bias?: Value): Value {
    const { graph } = this;
    const transposedK = graph.node('Transpose', [k], { perm: [0, 1, 3, 2] });
    const product = graph.node('MatMul', [q, transposedK]);
    const scores = bias === undefined ? product : this.add(product, bias);
    const weights = graph.node('Softmax', [scores], { axis: -1 });
    const out = graph.node('MatMul', [weights, v]);
    const rows = graph.node('Transpose', [out], { perm: [0, 2, 1, 3] });
    return graph.node('Reshape', [rows, graph.ints([1, -1, width])]);
  }
}

/** The residual stream: adds what a layer gives just before the next norm reads it, in one op with it if there is one. */
export class Residual {
  private delta: { value: Value; bias?: Value } | undefined;

  constructor(
    private readonly layers: Layers,
    private x: Value,
  ) {}

  /** The sum so far gains value + bias. */
  add(value: Value, bias?: Value): void {
    this.delta = { value, bias };
  }

  /** The norm called `name` of the sum so far. */
  normed(name: string): Value {
    const { layers, delta } = this;
    this.delta = undefined;
    if (delta === undefined) return layers.norm(this.x, name);
    if (!layers.contrib) {
      const { value, bias } = delta;
      this.x = layers.add(this.x, bias === undefined ? value : layers.add(value, bias));
      return layers.norm(this.x, name);
    }
    const { graph } = layers;
    const [normed, sum] = [graph.fresh(), graph.fresh()];
    const affine = [layers.vector(`${name}.weight`), layers.vector(`${name}.bias`)];
    const inputs = [this.x, delta.value, ...affine, delta.bias ?? ''];
    const outputs = [normed, '', '', sum];
    graph.node('SkipLayerNormalization', inputs, EPSILON, { domain: CONTRIB, outputs });
    this.x = sum;
    return normed;
  }
}

/** `(rows, columns)` → `(columns, rows)` */
export function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  return values.map((_, i) => values[(i % rows) * columns + Math.floor(i / rows)]);
}
