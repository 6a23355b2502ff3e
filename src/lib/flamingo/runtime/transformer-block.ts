import {
  NONE,
  type AttentionCall,
  type Kernels,
  type PackedLinear,
} from '../../tensor/kernels/kernels';
import { linearGelu, type HiddenNames } from './linear-gelu';
import { recordHeap, type RecordValues } from './record';
import { residual } from './residual';
import { rotate, type RotaryTable } from './rotary-table';
import { SelfAttentionRecord } from './self-attention-record';
import type { LayerNormWeights, WeightReader } from './weight-reader';

/** h = h + proj(attention(ln_1 h)); h = h + out(gelu(fc(ln_2 h))): of vision encoder and LM alike. */
export interface TransformerBlock {
  readonly dim: number;
  readonly heads: number;
  readonly ln_1: LayerNormWeights;
  /** q, k and v in this order, each (dim, dim). */
  readonly qkv: PackedLinear;
  readonly proj: PackedLinear;
  readonly ln_2: LayerNormWeights;
  readonly fc: PackedLinear;
  readonly out: PackedLinear;
}

/** Hidden features of the feed-forward part, per feature of the block. */
const FF_MULT = 4;

const HIDDEN: HiddenNames = { before: 'fc', after: 'hidden' };

export function readTransformerBlock(
  weights: WeightReader,
  dim: number,
  heads: number,
): TransformerBlock {
  return {
    dim,
    heads,
    ln_1: weights.layerNorm('ln_1', dim),
    qkv: weights.linear('qkv', 3 * dim, dim, true),
    proj: weights.linear('proj', dim, dim, true),
    ln_2: weights.layerNorm('ln_2', dim),
    fc: weights.linear('fc', FF_MULT * dim, dim, true),
    out: weights.linear('out', dim, FF_MULT * dim, true),
  };
}

/** The sequences that attend to themselves, and what they may see. */
export interface Sequences {
  readonly batch: number;
  /** New rows of each sequence. */
  readonly rows: number;
  /** Rows that came before, in an earlier forward pass. */
  readonly past: number;
  /**
   * Where q, k and v of all rows stand, old and new: (batch, capacity, 3 · dim). Those of the new rows are
   * written here, and so the attention, which takes strides, needs no copy of keys and values.
   */
  readonly qkv: number;
  readonly capacity: number;
  readonly causal: boolean;
  /** Rows at the left of each sequence that nobody may see. */
  readonly padding?: readonly number[];
  /** Without one, positions are in h already. */
  readonly rotary?: RotaryTable;
}

/** Runs the block in place on h (batch · rows, dim). */
export function transformerBlock(
  kernels: Kernels,
  block: TransformerBlock,
  h: number,
  sequences: Sequences,
  record?: RecordValues,
): void {
  const { batch, rows } = sequences;
  const { dim } = block;
  const shape = [batch, rows, dim];
  const all = batch * rows;
  const mark = kernels.mark();
  const normed = kernels.allocate(all * dim);
  kernels.layerNorm(normed, h, block.ln_1.weight, block.ln_1.bias, all, dim);
  recordHeap(kernels, record, 'ln_1', shape, normed);
  const attended = kernels.allocate(all * dim);
  selfAttention(kernels, block, attended, normed, sequences, record);
  const attn = { name: 'self_attn_out', shape };
  residual(kernels, h, attended, block.proj, all, 1, attn, record);
  recordHeap(kernels, record, 'after_self_attn', shape, h);

  kernels.layerNorm(normed, h, block.ln_2.weight, block.ln_2.bias, all, dim);
  recordHeap(kernels, record, 'ln_2', shape, normed);
  const hidden = kernels.allocate(all * FF_MULT * dim);
  linearGelu(kernels, hidden, normed, block.fc, all, HIDDEN, shape, record);
  residual(kernels, h, hidden, block.out, all, 1, { name: 'mlp_out', shape }, record);
  recordHeap(kernels, record, 'out', shape, h);
  kernels.release(mark);
}

/** softmax(q kᵀ / √dim_head) v over what each row may see: (batch · rows, dim), not yet projected. */
function selfAttention(
  kernels: Kernels,
  block: TransformerBlock,
  out: number,
  x: number,
  sequences: Sequences,
  record?: RecordValues,
): void {
  const { batch, rows, past, capacity } = sequences;
  const { dim, heads } = block;
  const kept =
    record && new SelfAttentionRecord(kernels, { batch, heads, dimHead: dim / heads, rows, past });
  for (let b = 0; b < batch; b++) {
    const sequence = sequences.qkv + b * capacity * 3 * dim;
    const from = x + b * rows * dim;
    kernels.linear(sequence + past * 3 * dim, from, block.qkv, rows);
    attendSequence(kernels, block, out + b * rows * dim, sequence, sequences, b, kept);
    kept?.mixed(b, out + b * rows * dim);
  }
  if (record) kept?.tell(record);
}

function attendSequence(
  kernels: Kernels,
  { dim, heads }: TransformerBlock,
  out: number,
  sequence: number,
  { rows, past, causal, padding, rotary }: Sequences,
  b: number,
  kept: SelfAttentionRecord | undefined,
): void {
  const total = past + rows;
  const pad = padding?.[b] ?? 0;
  /** Attention of rows [first, end) to keys [key, total). */
  const attend = (first: number, end: number, key: number, visible: number, scale: number) => {
    if (first >= end) return;
    const keysFrom = sequence + key * 3 * dim;
    const call: AttentionCall = {
      out: out + (first - past) * dim,
      outStride: dim,
      q: sequence + first * 3 * dim,
      qStride: 3 * dim,
      k: keysFrom + dim,
      kStride: 3 * dim,
      v: keysFrom + 2 * dim,
      vStride: 3 * dim,
      heads,
      dimHead: dim / heads,
      rows: end - first,
      keys: total - key,
      visible,
      scale,
      probabilities: NONE,
    };
    if (kept) kept.attend(call, b, first - past, key);
    else kernels.attention(call);
  };
  const first = Math.max(past, pad);
  kept?.projected(b, sequence, rotary !== undefined);
  if (rotary) rotate(kernels, rotary, sequence + first * 3 * dim, total - first, first - pad);
  kept?.rotated(b, sequence, rotary !== undefined);
  // A padded row may see nothing: all its scores are the same fill, so it is uniform, over all keys.
  attend(past, Math.min(pad, total), 0, total, 0);
  const visible = causal ? first - pad + 1 : total;
  attend(first, total, pad, visible, (dim / heads) ** -0.5);
}
