/** Causal self-attention with rotary positions and a cache, in both dialects. */

import { queriesScaled, rotaryTables } from '../../model/loaded';
import { CONTRIB, FLOAT, INT32, type Value } from './graph';
import type { Layers } from './layers';

export type Phase = 'prefill' | 'decode';

/** What one layer attends with: the cache's inputs, and afterwards the rows to add to it. */
interface Rows {
  readonly attended: Value;
  readonly k: Value;
  readonly v: Value;
}

/**
 * Further inputs of the graph in dialect `contrib`: seqlens_k (1), the tokens known with this one, less 1;
 * total_length (), the tokens known. In `standard`: positions (T); self_bias (1, 1, T, keys), 0 for keys that are
 * seen and very negative for those to come and for room not yet used; the keys of `decode` are the cache's and then
 * the new one.
 */
export class SelfAttention {
  private readonly fresh: Value[] = [];
  private readonly shared: readonly Value[];

  constructor(
    private readonly layers: Layers,
    private readonly phase: Phase,
  ) {
    this.shared = layers.dialect === 'contrib' ? this.contribInputs() : this.standardInputs();
  }

  /** @returns `(1, T, dim)` of normed `(1, T, dim)`, by the layer's weights called `name` */
  attend(normed: Value, name: string): Value {
    const past = this.phase === 'decode' ? [this.pastInput(), this.pastInput()] : [];
    const rows =
      this.layers.dialect === 'contrib'
        ? this.contrib(normed, name, past)
        : this.standard(normed, name, past);
    this.fresh.push(rows.k, rows.v);
    return rows.attended;
  }

  /** Declares the output `fresh`, `(2·depth, heads, T, dimHead)`: keys and values of the new tokens. */
  output(): void {
    const { graph } = this.layers;
    const { depth } = this.layers.weights.config.lang_encoder;
    const { heads, dimHead } = this.sizes();
    const all = graph.node('Concat', this.fresh, { axis: 0 });
    graph.output(all, FLOAT, [2 * depth, heads, 'T', dimHead]);
  }

  private sizes() {
    const { dim, heads, context } = this.layers.weights.config.lang_encoder;
    return { dim, heads, context, dimHead: dim / heads };
  }

  private pastInput(): Value {
    const { heads, context, dimHead } = this.sizes();
    const name = `past_${this.pasts++}`;
    return this.layers.graph.input(name, FLOAT, [1, heads, context, dimHead]);
  }
  private pasts = 0;

  private contribInputs(): Value[] {
    const { graph, weights } = this.layers;
    const { context, dimHead } = this.sizes();
    const { cos, sin } = rotaryTables(weights.config);
    const lengths = [graph.input('seqlens_k', INT32, [1]), graph.input('total_length', INT32, [])];
    return [...lengths, ...[cos, sin].map((table) => graph.floats(table, [context, dimHead / 2]))];
  }

  private contrib(normed: Value, name: string, past: readonly Value[]): Rows {
    const { layers, shared, phase } = this;
    const { graph } = layers;
    const { heads } = this.sizes();
    const product = layers.linear(normed, `${name}.weight`);
    const qkv = layers.add(product, layers.vector(`${name}.bias`));
    const [attended, k, v] = [graph.fresh(), graph.fresh(), graph.fresh()];
    const [pastK = '', pastV = ''] = past;
    graph.node(
      'GroupQueryAttention',
      [qkv, '', '', pastK, pastV, ...shared],
      { num_heads: heads, kv_num_heads: heads, do_rotary: 1 },
      { domain: CONTRIB, outputs: [attended, k, v] },
    );
    if (phase === 'prefill') return { attended, k, v };
    const newRow = (all: Value): Value => graph.node('Gather', [all, shared[0]], { axis: 2 });
    return { attended, k: newRow(k), v: newRow(v) };
  }

  /** cos and signed sin of the tokens' positions, `(T, 1, dimHead)`, and the bias. */
  private standardInputs(): Value[] {
    const { graph, weights } = this.layers;
    const { context, dimHead } = this.sizes();
    const { cos, sin } = rotaryTables(weights.config);
    const half = dimHead / 2;
    const positions = graph.input('positions', INT32, ['T']);
    const wide = (table: Float32Array, sign: number): Value => {
      const values = Float32Array.from({ length: context * dimHead }, (_, i) => {
        const [row, column] = [Math.floor(i / dimHead), i % dimHead];
        return (column < half ? sign : 1) * table[row * half + (column % half)];
      });
      return graph.node('Gather', [graph.floats(values, [context, 1, dimHead]), positions]);
    };
    const keys = this.phase === 'decode' ? context + 1 : 'T';
    return [wide(cos, 1), wide(sin, -1), graph.input('self_bias', FLOAT, [1, 1, 'T', keys])];
  }

  private standard(normed: Value, name: string, past: readonly Value[]): Rows {
    const { layers } = this;
    const { graph } = layers;
    const { dim, heads, dimHead } = this.sizes();
    const { weight, bias } = queriesScaled(layers.weights, name, heads);
    const product = layers.linear(normed, `${name}.weight`, weight);
    const qkv = layers.add(product, graph.floats(bias, [bias.length]));
    const [both, values] = [graph.fresh(), graph.fresh()];
    const sizes = graph.ints([2 * dim, dim]);
    graph.node('Split', [qkv, sizes], { axis: -1 }, { outputs: [both, values] });
    const [q, newK] = layers.split(this.rotated(both), 1, 2);
    const newV = layers.toHeads(values, heads, dimHead);
    const [k, v] = [newK, newV].map((rows, i) =>
      past.length ? graph.node('Concat', [past[i], rows], { axis: 2 }) : rows,
    );
    return { attended: layers.attend(q, k, v, dim, this.shared[2]), k: newK, v: newV };
  }

  /** Queries and keys `(1, T, 2·dim)` → rotated, `(1, 2·heads, T, dimHead)` */
  private rotated(both: Value): Value {
    const { graph } = this.layers;
    const { heads, dimHead } = this.sizes();
    const x = graph.node('Reshape', [both, graph.ints([1, -1, 2 * heads, dimHead])]);
    const swapped = graph.node('Concat', this.layers.split(x, -1, 2).reverse(), { axis: -1 });
    const [cos, sin] = this.shared;
    const turned = [graph.node('Mul', [x, cos]), graph.node('Mul', [swapped, sin])];
    return graph.node('Transpose', [graph.node('Add', turned)], { perm: [0, 2, 1, 3] });
  }
}
