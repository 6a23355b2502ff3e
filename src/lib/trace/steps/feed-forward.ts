/** The feed-forward branch of one token, worked out number by number: LayerNorm, Linear, GELU, Linear. */

import { erfOf, round } from '../../tensor';
import { range } from '../cells';
import type { Trace } from '../types';
import { layerNormRow } from './shared';

/** Feature `c` of ff(x) for the features of one token, with the dtype's rounding after each layer. */
export function feedForward(x: readonly number[], trace: Trace, c: number): number {
  const { weights, inputs } = trace;
  const fit = (value: number) => round(inputs.dtype, value);
  const normed = layerNormRow(x, weights['ff.0.weight'], weights['ff.0.bias'], inputs.dtype);
  const [first, second] = [weights['ff.1.weight'], weights['ff.3.weight']];
  let sum = 0;
  for (const r of range(first.shape[0])) {
    const hidden = fit(normed.reduce((a, v, i) => a + v * first.get(r, i), 0));
    sum += fit(gelu(hidden)) * second.get(c, r);
  }
  return fit(sum);
}

const gelu = (x: number): number => 0.5 * x * (1 + erfOf(x / Math.SQRT2));
