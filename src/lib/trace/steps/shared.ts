/** What several steps of the attention have in common. */

import { layerNorm, round, tensor, toFlat, type DType, type View } from '../../tensor';
import { need } from '../cells';
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

/** The first allowed cell of the last row of sample 0, or the row's first cell: worth reading in every attention step. */
export function attentionLead(trace: Trace): readonly number[] {
  const [, , T, J] = need(trace, 'text_to_media_mask').shape;
  const mask = need(trace, 'text_to_media_mask');
  for (let t = T - 1; t >= 0; t--) {
    for (let j = 0; j < J; j++) if (mask.get(0, 0, t, j)) return [0, 0, t, j];
  }
  return [0, 0, T - 1, 0];
}

/** The first row of sample 0 in which nothing is allowed, if there is one: the row where the odd things happen. */
export function maskedRowLead(trace: Trace): readonly number[] {
  const [, , T, J] = need(trace, 'text_to_media_mask').shape;
  const mask = need(trace, 'text_to_media_mask');
  for (let t = 0; t < T; t++) {
    let allowed = 0;
    for (let j = 0; j < J; j++) allowed += mask.get(0, 0, t, j);
    if (allowed === 0) return [0, 0, t, 0];
  }
  return attentionLead(trace);
}
