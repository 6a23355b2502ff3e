import {
  NONE,
  type AttentionCall,
  type Kernels,
  type PackedLinear,
} from '../../tensor/kernels/kernels';
import { AttentionWeightsRecord, headsFirst, scoresOf } from './attention-weights';
import type { CrossAttentionConfig } from './config';
import { feedForward, readFeedForward, type FeedForward } from './feed-forward';
import type { MediaRun } from './media-rows';
import { recordHeap, valuesLike, type RecordValues } from './record';
import { residual } from './residual';
import type { LayerNormWeights, WeightReader } from './weight-reader';

/** GatedCrossAttentionBlock of OpenFlamingo (helpers.py), in front of a layer of the language model. */
export interface GatedCrossAttention {
  readonly dim: number;
  readonly heads: number;
  readonly dim_head: number;
  /** Before tanh. */
  readonly attn_gate: number;
  readonly ff_gate: number;
  /** Numbers of the heads whose output is 0: none, but for an intervention. */
  readonly heads_off: readonly number[];
  readonly norm: LayerNormWeights;
  readonly to_q: PackedLinear;
  /** k above v, from dim_visual. */
  readonly to_kv: PackedLinear;
  readonly to_out: PackedLinear;
  readonly feed_forward: FeedForward;
}

export function readGatedCrossAttention(
  weights: WeightReader,
  dim: number,
  dim_visual: number,
  { heads, dim_head, ff_mult }: CrossAttentionConfig,
): GatedCrossAttention {
  const inner = heads * dim_head;
  return {
    dim,
    heads,
    dim_head,
    attn_gate: weights.values('attn_gate', [1])[0],
    ff_gate: weights.values('ff_gate', [1])[0],
    heads_off: [],
    norm: weights.layerNorm('attn.norm', dim),
    to_q: weights.linear('attn.to_q', inner, dim),
    to_kv: weights.linear('attn.to_kv', 2 * inner, dim_visual),
    to_out: weights.linear('attn.to_out', dim, inner),
    feed_forward: readFeedForward(weights.under('ff'), dim, ff_mult),
  };
}

/** The text that asks, and the media that answer. */
export interface MediaView {
  readonly batch: number;
  /** T_txt. */
  readonly rows: number;
  /** T_img · n. */
  readonly keys: number;
  /** Keys and values of this block: (batch, keys, 2 · heads · dim_head) in the heap. */
  readonly kv: number;
  /** For each sequence, what its rows may see. */
  readonly runs: readonly (readonly MediaRun[])[];
}

/** Runs the block in place on h (batch · rows, dim). */
export function gatedCrossAttention(
  kernels: Kernels,
  block: GatedCrossAttention,
  h: number,
  view: MediaView,
  record?: RecordValues,
): void {
  const { dim, heads, dim_head } = block;
  const all = view.batch * view.rows;
  const shape = [view.batch, view.rows, dim];
  const mark = kernels.mark();
  const normed = kernels.allocate(all * dim);
  const q = kernels.allocate(all * heads * dim_head);
  // Rows without any media stay 0.
  const attended = kernels.allocate(all * heads * dim_head);
  if (record) recordGates(kernels, block, record);
  recordHeap(kernels, record, 'lang_x', shape, h);
  kernels.layerNorm(normed, h, block.norm.weight, block.norm.bias, all, dim);
  recordHeap(kernels, record, 'norm', shape, normed);
  kernels.linear(q, normed, block.to_q, all);
  if (record) attendRecording(kernels, block, attended, q, view, record);
  else forEachCall(block, attended, q, view, (call) => kernels.attention(call));
  silence(kernels, block, attended, all);
  if (record) recordPerHead(kernels, block, attended, view, record);
  const attn = { name: 'attn_out', shape };
  residual(kernels, h, attended, block.to_out, all, Math.tanh(block.attn_gate), attn, record);
  recordHeap(kernels, record, 'after_attn', shape, h);
  const ff = { name: 'ff_out', shape };
  feedForward(kernels, block.feed_forward, h, all, Math.tanh(block.ff_gate), ff, record);
  recordHeap(kernels, record, 'xattn_out', shape, h);
  kernels.release(mark);
}

/** Zeroes what the heads that are off found: columns of attended (rows, heads · dim_head). */
function silence(
  { heap }: Kernels,
  { heads, dim_head, heads_off }: GatedCrossAttention,
  attended: number,
  rows: number,
): void {
  for (const head of heads_off) {
    for (let row = 0; row < rows; row++) {
      const from = attended + (row * heads + head) * dim_head;
      heap.fill(0, from, from + dim_head);
    }
  }
}

/** The gates as they are used, before tanh. */
function recordGates({ heap }: Kernels, block: GatedCrossAttention, record: RecordValues): void {
  for (const name of ['attn_gate', 'ff_gate'] as const) {
    record(name, [1], valuesLike(heap, 1).fill(block[name]));
  }
}

/** What each head found, as to_out gets it. */
function recordPerHead(
  { heap }: Kernels,
  { heads, dim_head }: GatedCrossAttention,
  attended: number,
  { batch, rows }: MediaView,
  record: RecordValues,
): void {
  const shape = [batch, heads, rows, dim_head] as const;
  record('out_per_head', shape, headsFirst(heap, attended, heads * dim_head, shape));
}

/** What is done with an attention, and which rows of which sequence it is for, from which key on. */
type Visit = (call: AttentionCall, b: number, row: number, key: number) => void;

/**
 * One attention for each run of rows with the same media. A scale of 0 makes all scores equal. Loops and one
 * object a call: this runs for every layer of every token.
 */
function forEachCall(
  { heads, dim_head }: GatedCrossAttention,
  out: number,
  q: number,
  { batch, rows, keys, kv, runs }: MediaView,
  visit: Visit,
): void {
  const inner = heads * dim_head;
  for (let b = 0; b < batch; b++) {
    for (const { kind, firstRow, rows: count, from, to } of runs[b]) {
      if (kind === 'zero') continue;
      const row = (b * rows + firstRow) * inner;
      const k = kv + (b * keys + from) * 2 * inner;
      const call: AttentionCall = {
        out: out + row,
        outStride: inner,
        q: q + row,
        qStride: inner,
        k,
        kStride: 2 * inner,
        v: k + inner,
        vStride: 2 * inner,
        heads,
        dimHead: dim_head,
        rows: count,
        keys: to - from,
        visible: to - from,
        scale: kind === 'uniform' ? 0 : dim_head ** -0.5,
        probabilities: NONE,
      };
      visit(call, b, firstRow, from);
    }
  }
}

function attendRecording(
  kernels: Kernels,
  block: GatedCrossAttention,
  out: number,
  q: number,
  view: MediaView,
  record: RecordValues,
): void {
  const { heads, dim_head } = block;
  const { batch, rows, keys } = view;
  const shape = [batch, heads, rows, dim_head] as const;
  const scaled = headsFirst(kernels.heap, q, heads * dim_head, shape, dim_head ** -0.5);
  const q_scaled = kernels.allocate(scaled.length);
  kernels.heap.set(scaled, q_scaled);
  record('q_scaled', shape, scaled);
  const attn = new AttentionWeightsRecord(kernels, batch, heads, rows, keys);
  const sim = kernels.allocate(attn.values.length);
  const whole = { kind: 'seen', firstRow: 0, rows, from: 0, to: keys } as const;
  const unmasked = { ...view, runs: view.runs.map(() => [whole]) };
  forEachCall(block, out, q, unmasked, (call, b) => {
    const sequence = b * heads * rows;
    scoresOf(kernels, sim + sequence * keys, q_scaled + sequence * dim_head, call);
  });
  recordHeap(kernels, record, 'sim', attn.shape, sim);
  forEachCall(block, out, q, view, (call, b, row, key) => attn.attend(call, b, row, key));
  record('attn', attn.shape, attn.values);
}
