import { add, mul, tanh, type View } from '../tensor';
import { feedForward, type FeedForwardWeights } from './feed-forward';
import {
  maskedCrossAttention,
  type AttentionOptions,
  type AttentionWeights,
} from './masked-cross-attention';
import type { Recorder } from './recorder';

type Prefixed<Prefix extends string, Weights> = {
  readonly [Name in keyof Weights & string as `${Prefix}.${Name}`]: Weights[Name];
};

/** Names are those of the PyTorch state_dict. Both gates are (1,) and start at 0. */
export type BlockWeights = Prefixed<'attn', AttentionWeights> &
  Prefixed<'ff', FeedForwardWeights> & { readonly attn_gate: View; readonly ff_gate: View };

/**
 * GatedCrossAttentionBlock.forward of OpenFlamingo (helpers.py): what the block adds to x is scaled
 * by tanh of a learned gate. At gate 0, where training starts, the output is x bit for bit (if all
 * that is scaled is finite), so the language model is not disturbed. Shapes and errors are those of
 * maskedCrossAttention; x (B, T_txt, dim) keeps its shape.
 */
export function gatedCrossAttentionBlock(
  x: View,
  media: View,
  media_locations: View | null,
  weights: BlockWeights,
  options: AttentionOptions,
  record?: Recorder,
): View {
  const attn_weights = attentionWeights(weights);
  const attn_out = maskedCrossAttention(x, media, media_locations, attn_weights, options, record);

  // step: gate
  const after_attn = add(mul(attn_out, tanh(weights.attn_gate)), x);
  record?.('after_attn', after_attn);
  const ff_out = feedForward(after_attn, feedForwardWeights(weights));
  record?.('ff_out', ff_out);
  const after_ff = add(mul(ff_out, tanh(weights.ff_gate)), after_attn);
  record?.('after_ff', after_ff);
  return after_ff;
}

function attentionWeights(weights: BlockWeights): AttentionWeights {
  return {
    'norm.weight': weights['attn.norm.weight'],
    'norm.bias': weights['attn.norm.bias'],
    'to_q.weight': weights['attn.to_q.weight'],
    'to_kv.weight': weights['attn.to_kv.weight'],
    'to_out.weight': weights['attn.to_out.weight'],
  };
}

function feedForwardWeights(weights: BlockWeights): FeedForwardWeights {
  return {
    '0.weight': weights['ff.0.weight'],
    '0.bias': weights['ff.0.bias'],
    '1.weight': weights['ff.1.weight'],
    '3.weight': weights['ff.3.weight'],
  };
}
