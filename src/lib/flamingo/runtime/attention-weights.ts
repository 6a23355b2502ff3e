import type { AttentionCall, Kernels } from '../../tensor/kernels/kernels';
import type { Values } from './record';

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
    const length = batch * heads * rows * keys;
    this.values =
      kernels.heap instanceof Float64Array ? new Float64Array(length) : new Float32Array(length);
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
    const heap = kernels.heap;
    for (let head = 0; head < this.heads; head++) {
      for (let r = 0; r < call.rows; r++) {
        const from = probabilities + (head * call.rows + r) * call.keys;
        const to = ((b * this.heads + head) * this.rows + row + r) * this.keys + key;
        this.values.set(heap.subarray(from, from + call.keys), to);
      }
    }
    kernels.release(mark);
  }
}

/**
 * Scores before any mask, for the recorder: sim[h, i, j] = scale · q[i, h] · k[j, h], written at `to` as
 * (heads, rows, keys). The kernels never compute those of blocked keys.
 */
export function recordScores(heap: Values, call: AttentionCall, sim: Values, to: number): void {
  const { heads, dimHead, rows, keys, scale } = call;
  for (let head = 0; head < heads; head++) {
    for (let i = 0; i < rows; i++) {
      const q = call.q + i * call.qStride + head * dimHead;
      for (let j = 0; j < keys; j++) {
        const k = call.k + j * call.kStride + head * dimHead;
        let sum = 0;
        for (let d = 0; d < dimHead; d++) sum += heap[q + d] * heap[k + d];
        sim[to++] = scale * sum;
      }
    }
  }
}

/** (B, rows, heads · dimHead) at `from`, `stride` apart, as (B, heads, rows, dimHead), times `scale`. */
export function headsFirst(
  heap: Values,
  from: number,
  stride: number,
  [batch, heads, rows, dimHead]: readonly [number, number, number, number],
  scale = 1,
): Values {
  const length = batch * heads * rows * dimHead;
  const out = heap instanceof Float64Array ? new Float64Array(length) : new Float32Array(length);
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
