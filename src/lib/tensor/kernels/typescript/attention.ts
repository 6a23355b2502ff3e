import { NONE, type AttentionCall } from '../kernels';
import type { HeapArray } from './heap';

/** Probabilities of one row; grows to the longest row that was seen. */
let row_probabilities = new Float64Array(256);

/** softmax(q·kᵀ·scale)·v per head; each row sees its first `visible + row` keys: see AttentionCall. */
export function attention(heap: HeapArray, call: AttentionCall): void {
  if (call.keys > row_probabilities.length) row_probabilities = new Float64Array(2 * call.keys);
  const p = row_probabilities;
  for (let head = 0; head < call.heads; head++) {
    for (let row = 0; row < call.rows; row++) {
      const seen = Math.min(call.keys, row + call.visible);
      scores(p, heap, call, head, row, seen);
      softmax(p, seen);
      mixValues(p, heap, call, head, row, seen);
      if (call.probabilities === NONE) continue;
      const to = call.probabilities + (head * call.rows + row) * call.keys;
      for (let key = 0; key < seen; key++) heap[to + key] = p[key];
      heap.fill(0, to + seen, to + call.keys);
    }
  }
}

/** p[key] = scale · q·k, two keys at a time. */
function scores(
  p: Float64Array,
  heap: HeapArray,
  { q, qStride, k, kStride, dimHead, scale }: AttentionCall,
  head: number,
  row: number,
  seen: number,
): void {
  const query = q + row * qStride + head * dimHead;
  let key = 0;
  for (let at = k + head * dimHead; key + 1 < seen; key += 2, at += 2 * kStride) {
    let [first, second] = [0, 0];
    for (let i = 0; i < dimHead; i++) {
      first += heap[query + i] * heap[at + i];
      second += heap[query + i] * heap[at + kStride + i];
    }
    p[key] = first * scale;
    p[key + 1] = second * scale;
  }
  if (key === seen) return;
  let last = 0;
  const at = k + key * kStride + head * dimHead;
  for (let i = 0; i < dimHead; i++) last += heap[query + i] * heap[at + i];
  p[key] = last * scale;
}

function softmax(p: Float64Array, length: number): void {
  let largest = -Infinity;
  for (let i = 0; i < length; i++) if (p[i] > largest) largest = p[i];
  let total = 0;
  for (let i = 0; i < length; i++) {
    p[i] = Math.exp(p[i] - largest);
    total += p[i];
  }
  for (let i = 0; i < length; i++) p[i] /= total;
}

/** out[row] = Σ p[key] · v[key], two features at a time. */
function mixValues(
  p: Float64Array,
  heap: HeapArray,
  { out, outStride, v, vStride, dimHead }: AttentionCall,
  head: number,
  row: number,
  seen: number,
): void {
  const to = out + row * outStride + head * dimHead;
  const from = v + head * dimHead;
  for (let i = 0; i < dimHead; i += 2) {
    // An odd last feature is computed beside its neighbour, which is then not stored.
    let [first, second] = [0, 0];
    for (let key = 0, at = from + i; key < seen; key++, at += vStride) {
      first += p[key] * heap[at];
      second += p[key] * heap[at + 1];
    }
    heap[to + i] = first;
    if (i + 1 < dimHead) heap[to + i + 1] = second;
  }
}
