import type { AttentionCall, Kernels } from '../../tensor/kernels/kernels';
import { AttentionWeightsRecord, headsFirst, scoresOf } from './attention-weights';
import { valuesLike, type RecordValues, type Values } from './record';

/** Sizes of self-attention: `rows` new ones of each sequence, `past` older ones. */
export interface SelfAttentionSizes {
  readonly batch: number;
  readonly heads: number;
  readonly dimHead: number;
  readonly rows: number;
  readonly past: number;
}

interface Kept {
  readonly shape: readonly [number, number, number, number];
  readonly values: Values;
}

/** What self-attention computes on its way, collected sequence by sequence for the recorder. */
export class SelfAttentionRecord {
  private readonly attn: AttentionWeightsRecord;
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly kernels: Kernels,
    private readonly sizes: SelfAttentionSizes,
  ) {
    const { batch, heads, rows, past } = sizes;
    this.attn = new AttentionWeightsRecord(kernels, batch, heads, rows, past + rows);
  }

  /** Runs one attention of sequence b, as AttentionWeightsRecord.attend does. */
  attend(call: AttentionCall, b: number, row: number, key: number): void {
    this.attn.attend(call, b, row, key);
  }

  /** Keeps q, k and v of sequence b: rows of (3 · dim) from `qkv` on, the old rows first, before any rotation. */
  projected(b: number, qkv: number, isRotary: boolean): void {
    const { past, rows } = this.sizes;
    const [dim, total] = [this.dim, past + rows];
    this.keep('self_q', b, qkv + past * 3 * dim, rows);
    // Older keys were rotated when they were new.
    if (isRotary) this.keep('self_k', b, qkv + past * 3 * dim + dim, rows);
    else this.keep('self_k', b, qkv + dim, total);
    this.keep('self_v', b, qkv + 2 * dim, total);
  }

  /** Keeps what the scores are made of, and the scores before any mask, of the same rows after the rotation. */
  rotated(b: number, qkv: number, isRotary: boolean): void {
    const { past, rows } = this.sizes;
    const [dim, total] = [this.dim, past + rows];
    if (isRotary) this.keep('self_q_rotated', b, qkv + past * 3 * dim, rows);
    if (isRotary) this.keep('self_k_rotated', b, qkv + dim, total);
    this.scores(b, qkv);
  }

  /** Keeps the mixed values of sequence b, (rows, dim) from `out` on. */
  mixed(b: number, out: number): void {
    this.keep('self_out_per_head', b, out, this.sizes.rows, this.dim);
  }

  /** Tells the recorder all that was kept. */
  tell(record: RecordValues): void {
    this.kept.forEach(({ shape, values }, name) => record(name, shape, values));
    record('self_attn', this.attn.shape, this.attn.values);
  }

  private get dim(): number {
    return this.sizes.heads * this.sizes.dimHead;
  }

  private scores(b: number, qkv: number): void {
    const { kernels } = this;
    const { heads, dimHead, rows, past } = this.sizes;
    const [stride, keys] = [3 * this.dim, past + rows];
    const mark = kernels.mark();
    const q = qkv + past * stride;
    const scaled = headsFirst(kernels.heap, q, stride, [1, heads, rows, dimHead], dimHead ** -0.5);
    const q_scaled = kernels.allocate(scaled.length);
    kernels.heap.set(scaled, q_scaled);
    const sim = kernels.allocate(heads * rows * keys);
    const call = { heads, dimHead, rows, keys, k: qkv + this.dim, kStride: stride };
    scoresOf(kernels, sim, q_scaled, call);
    const { values } = this.tensor('self_sim', rows, keys);
    const length = heads * rows * keys;
    values.set(kernels.heap.subarray(sim, sim + length), b * length);
    kernels.release(mark);
  }

  private keep(name: string, b: number, from: number, rows: number, stride = 3 * this.dim): void {
    const { heads, dimHead } = this.sizes;
    const { values } = this.tensor(name, rows, dimHead);
    const part = headsFirst(this.kernels.heap, from, stride, [1, heads, rows, dimHead]);
    values.set(part, b * part.length);
  }

  private tensor(name: string, rows: number, columns: number): Kept {
    const { batch, heads } = this.sizes;
    const found = this.kept.get(name);
    if (found) return found;
    const shape = [batch, heads, rows, columns] as const;
    const values = valuesLike(this.kernels.heap, batch * heads * rows * columns);
    const made = { shape, values };
    this.kept.set(name, made);
    return made;
  }
}
