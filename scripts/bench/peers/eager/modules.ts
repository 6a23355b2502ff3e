/** Layers on the ops of a library of arrays: their weights are uploaded once, when they are made. */

import type { Weights } from '../../model/loaded';
import type { ArrayOps } from './array-ops';
import { dense, GELU_FACTOR, type Dense, type Fold } from './folded';

/** An op from rows to rows. */
export type Layer<T> = (x: T) => T;

export class Modules<T> {
  constructor(
    readonly ops: ArrayOps<T>,
    readonly weights: Weights,
  ) {}

  linear(name: string, fold: Fold = {}): Layer<T> {
    return this.layer(dense(this.weights, name, fold));
  }

  layer({ weight, bias, inputs, outputs }: Dense): Layer<T> {
    const { ops } = this;
    const w = ops.constant(weight, [inputs, outputs]);
    const b = bias && ops.constant(bias, [outputs]);
    return (x) => ops.linear(x, w, b);
  }

  /** A norm whose weight and bias no linear layer behind it can take. */
  norm(name: string): Layer<T> {
    const { ops, weights } = this;
    const [weight, bias] = ['weight', 'bias'].map((kind) => {
      const values = weights.values(`${name}.${kind}`);
      return ops.constant(values, [values.length]);
    });
    return (x) => ops.add(ops.mul(ops.normalize(x), weight), bias);
  }

  /** narrow(gelu(widen(norm(x)))) */
  feedForward(norm: string, widen: string, narrow: string, gate?: string): Layer<T> {
    const { ops } = this;
    const first = this.linear(widen, { norm, factor: GELU_FACTOR });
    const second = this.linear(narrow, { inputFactor: GELU_FACTOR, gate });
    return (x) => second(ops.erfGate(first(ops.normalize(x))));
  }

  /** `(rows, parts·heads·dimHead)` → parts of `(heads, rows, dimHead)` */
  toHeads(x: T, rows: number, parts: readonly number[], dimHead: number): T[] {
    const { ops } = this;
    const all = parts.reduce((sum, heads) => sum + heads, 0);
    const split = ops.reshape(x, [rows, all, dimHead]);
    const first = ops.transpose(split, [1, 0, 2]);
    return parts.length === 1 ? [first] : ops.split(first, parts, 0);
  }

  /** softmax(q·kᵀ + bias)·v of scaled heads, back as `(rows, heads·dimHead)`. */
  attend(q: T, k: T, v: T, rows: number, width: number, bias?: T): T {
    const { ops } = this;
    const product = ops.matmul(q, k, true);
    const scores = bias === undefined ? product : ops.add(product, bias);
    const out = ops.matmul(ops.softmax(scores), v, false);
    // With one row the heads are in order already.
    return ops.reshape(rows === 1 ? out : ops.transpose(out, [1, 0, 2]), [rows, width]);
  }
}
