/** Runs OpenFlamingo's gated cross-attention block on the inputs and keeps every named tensor. */

import { IndexError } from '../tensor';
import { gatedCrossAttentionBlock, mediaLocations } from '../flamingo';
import { drawWeights } from './drawn';
import { specialIds, type Inputs } from './inputs';
import { addShown, sizesOf, stoppedAt } from './shown';
import { locatedIds, startTensors } from './start';
import { asTrained, type TensorName, type Tensors, type Trace } from './types';

export function run(inputs: Inputs): Trace {
  const weights = drawWeights(inputs);
  const tensors: Partial<Tensors> = startTensors(inputs);
  tensors.media_locations = mediaLocations(locatedIds(inputs), specialIds.image);
  let error: Trace['error'] = null;
  try {
    gatedCrossAttentionBlock(
      tensors.lang_x!,
      tensors.latents!,
      tensors.media_locations,
      weights,
      {
        heads: inputs.heads,
        only_attend_immediate_media: inputs.op === 'eq',
        use_cached_media: inputs.cached,
      },
      (name, value) => {
        if (kept.has(name)) tensors[name as TensorName] = value;
      },
    );
  } catch (problem) {
    // The real code's own exception (amax over no picture) is part of the lesson; any other is a mistake of ours.
    if (!(problem instanceof IndexError)) throw problem;
    error = { step: stoppedAt(tensors), message: problem.message };
  }
  addShown(tensors, inputs.n);
  return Object.freeze({
    origin: 'drawn',
    inputs,
    sizes: sizesOf(weights, inputs.heads),
    media_token_id: specialIds.image,
    changes: asTrained,
    weights,
    tensors: Object.freeze(tensors),
    error,
  });
}

/** The block's own names that are kept. */
const kept: ReadonlySet<string> = new Set<TensorName>([
  'media_time',
  'text_time',
  'text_to_media_mask',
  'q_scaled',
  'k',
  'v',
  'sim',
  'sim_masked',
  'amax',
  'sim_shifted',
  'attn_softmax',
  'attn',
  'out_per_head',
  'out',
  'after_attn',
  'ff_out',
  'after_ff',
]);
