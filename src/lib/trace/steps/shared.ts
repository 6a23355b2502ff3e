/** What several steps of the attention have in common. */

import { layerNorm, round, tensor, toFlat, type DType, type View } from '../../tensor';
import { need, range } from '../cells';
import type { Trace } from '../types';

/** einsum over one axis: rounded once, or for bfloat16 after every step, as the core does. */
export function contracted(dtype: DType, a: readonly number[], b: readonly number[]): number {
  const step = dtype === 'bfloat16' ? (x: number) => round(dtype, x) : (x: number) => x;
  return round(
    dtype,
    a.reduce((sum, x, i) => step(sum + step(x * b[i])), 0),
  );
}

export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** LayerNorm of one row of features, rounded as the layer rounds. */
export function layerNormRow(
  x: readonly number[],
  weight: View,
  bias: View,
  dtype: DType,
): number[] {
  return toFlat(layerNorm(tensor(x, { dtype }), [x.length], weight, bias));
}

/** A cell of the last row of sample 0 in which something is allowed, or of the last row: worth reading in every attention step. */
export function attentionLead(trace: Trace, head = 0): readonly number[] {
  const mask = need(trace, 'text_to_media_mask');
  const [, , T, J] = mask.shape;
  for (let t = T - 1; t >= 0; t--) {
    const allowed = range(J).filter((j) => mask.get(0, 0, t, j));
    if (allowed.length > 0) return [0, head, t, leadColumn(trace, head, t, allowed)];
  }
  return [0, head, T - 1, 0];
}

/** The first allowed column; in a trained model the one that is attended most, since most others are near 0. */
function leadColumn(trace: Trace, head: number, t: number, allowed: readonly number[]): number {
  if (trace.origin === 'drawn') return allowed[0];
  const sim = need(trace, 'sim');
  const score = (j: number) => sim.get(0, head, t, j);
  return allowed.reduce((best, j) => (score(j) > score(best) ? j : best));
}

/** The first row of sample 0 in which nothing is allowed, if there is one: the row where the odd things happen. */
export function maskedRowLead(trace: Trace, head = 0): readonly number[] {
  const mask = need(trace, 'text_to_media_mask');
  const [, , T, J] = mask.shape;
  const blocked = range(T).find((t) => range(J).every((j) => !mask.get(0, 0, t, j)));
  return blocked === undefined ? attentionLead(trace, head) : [0, head, blocked, 0];
}
