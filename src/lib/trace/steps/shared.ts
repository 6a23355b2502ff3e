/** What several steps of the attention have in common. */

import { round, type DType, type View } from '../../tensor';
import { need } from '../cells';
import type { Trace } from '../types';

export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

const LAYER_NORM_EPS = 1e-5;

/** LayerNorm of one row of features, rounded once as the layer does. */
export function layerNormRow(
  x: readonly number[],
  weight: View,
  bias: View,
  dtype: DType,
): number[] {
  const mean = x.reduce((a, v) => a + v, 0) / x.length;
  const variance = x.reduce((a, v) => a + (v - mean) ** 2, 0) / x.length;
  const scale = 1 / Math.sqrt(variance + LAYER_NORM_EPS);
  return x.map((v, i) => round(dtype, (v - mean) * scale * weight.get(i) + bias.get(i)));
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
