import type { AttentionCall, Kernels } from '../../tensor/kernels/kernels';
import { valuesLike, type Values } from './record';

/** Attention weights (B, heads, rows, keys) that come to be piece by piece, for the recorder. */
export class AttentionWeightsRecord {
  readonly shape: readonly number[];
  readonly values: Values;

  constructor(
    private readonly kernels: Kernels,
    batch: number,
    private readonly heads: number,
    private readonly rows: number,
    private readonly keys: number,
  ) {
    this.shape = [batch, heads, rows, keys];
    this.values = valuesLike(kernels.heap, batch * heads * rows * keys);
  }

  /**
   * Runs one attention, and keeps its weights as those of batch entry b, from (row, key) on. What no
   * call covers stays 0.
   */
  attend(call: AttentionCall, b: number, row: number, key: number): void {
    const { kernels } = this;
    const mark = kernels.mark();
    const probabilities = kernels.allocate(this.heads * call.rows * call.keys);
    kernels.attention({ ...call, probabilities });
    for (let head = 0; head < this.heads; head++) {
      const from = probabilities + head * call.rows * call.keys;
      const to = ((b * this.heads + head) * this.rows + row) * this.keys + key;
      this.copyRows(kernels.heap, from, to, call.rows, call.keys);
    }
    kernels.release(mark);
  }

  private copyRows(heap: Values, from: number, to: number, rows: number, keys: number): void {
    const { values } = this;
    if (keys === this.keys) {
      values.set(heap.subarray(from, from + rows * keys), to);
      return;
    }
    for (let row = 0; row < rows; row++, from += keys, to += this.keys) {
      for (let key = 0; key < keys; key++) values[to + key] = heap[from + key];
    }
  }
}

/** Where the keys of an attention stand. */
type Keys = Pick<AttentionCall, 'heads' | 'dimHead' | 'rows' | 'keys' | 'k' | 'kStride'>;

/**
 * Scores before any mask, for the recorder: q kᵀ as (heads, rows, keys), in the heap at `sim`, from scaled
 * queries (heads, rows, dimHead) at `q_scaled`. The kernels keep none, and of blocked keys they compute
 * none. Per head this is a linear layer whose weight is k.
 */
export function scoresOf(
  kernels: Kernels,
  sim: number,
  q_scaled: number,
  { heads, dimHead, rows, keys, k: from, kStride }: Keys,
): void {
  const mark = kernels.mark();
  const k = headsFirst(kernels.heap, from, kStride, [1, heads, keys, dimHead]);
  for (let head = 0; head < heads; head++) {
    const key = k.subarray(head * keys * dimHead, (head + 1) * keys * dimHead);
    const weight = kernels.pack(key, keys, dimHead);
    kernels.linear(sim + head * rows * keys, q_scaled + head * rows * dimHead, weight, rows);
  }
  kernels.release(mark);
}

/** (B, rows, heads · dimHead) at `from`, rows `stride` apart, as a copy (B, heads, rows, dimHead). */
export function headsFirst(
  heap: Values,
  from: number,
  stride: number,
  [batch, heads, rows, dimHead]: readonly [number, number, number, number],
  scale = 1,
): Values {
  const length = batch * heads * rows * dimHead;
  const out = valuesLike(heap, length);
  let to = 0;
  for (let b = 0; b < batch; b++) {
    for (let head = 0; head < heads; head++) {
      for (let row = 0; row < rows; row++) {
        const at = from + (b * rows + row) * stride + head * dimHead;
        for (let d = 0; d < dimHead; d++) out[to++] = scale * heap[at + d];
      }
    }
  }
  return out;
}
