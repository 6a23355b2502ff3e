/** What a trace holds beside the tensors that the block itself names. */

import { cast, exp, mul, repeat, sum, tanh, type DType } from '../tensor';
import type { BlockWeights } from '../flamingo';
import type { Sizes, StepId, Tensors } from './types';

/** The widths of a block, read off its weights. */
export function sizesOf(weights: BlockWeights, heads: number): Sizes {
  const [inner, dim] = weights['attn.to_q.weight'].shape;
  const [, dim_visual] = weights['attn.to_kv.weight'].shape;
  return { dim, dim_visual, dim_head: inner / heads };
}

/** The first step whose tensor is missing after an exception. */
export function stoppedAt(tensors: Partial<Tensors>): StepId {
  if (!tensors.sim_masked) return 'masked_fill';
  return tensors.sim_shifted ? 'softmax' : 'amax';
}

/** Tensors that helpers.py never names but that a learner wants to see; `n` latents a picture. */
export function addShown(tensors: Partial<Tensors>, n: number): void {
  const { media_time, sim_shifted, attn, out, attn_gate } = tensors;
  const wide: DType = 'float32';
  if (media_time) {
    tensors.media_time_repeated = repeat(media_time, 'j -> 1 1 1 (j n)', { n });
  }
  // torch's softmax works in float32 inside, whatever the dtype of its input.
  if (sim_shifted) tensors.exp_sum = sum(exp(cast(sim_shifted, wide)), -1, true);
  if (attn) tensors.attn_sum = sum(cast(attn, wide), -1, true);
  if (out && attn_gate) tensors.gated_out = mul(out, tanh(attn_gate));
}
