/** Runs OpenFlamingo's gated cross-attention block on the inputs and keeps every named tensor. */

import { IndexError, tensor, type View } from '../tensor';
import { gatedCrossAttentionBlock, mediaLocations } from '../flamingo';
import { drawLatents, drawText, drawWeights } from './drawn';
import { cachedWordAt, sequence, specialIds, wordAt, type Inputs } from './inputs';
import { addShown, sizesOf, stoppedAt } from './shown';
import { asTrained, type TensorName, type Tensors, type Trace } from './types';

/** Ids of words start here, after OpenFlamingo's special ones. */
const FIRST_WORD_ID = 4;

export function run(inputs: Inputs): Trace {
  const weights = drawWeights(inputs);
  const tensors: Partial<Tensors> = startTensors(inputs);
  let error: Trace['error'] = null;
  try {
    gatedCrossAttentionBlock(
      tensors.lang_x!,
      tensors.latents!,
      tensors.media_locations!,
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

/** Ids, locations, text and latents: all that goes into the block. */
function startTensors(inputs: Inputs): Partial<Tensors> {
  const tokens = sequence(inputs);
  const [B, T_txt] = [tokens.length, tokens[0].length];
  // step: sequence
  const ids = vocabulary(inputs);
  const input_ids = int(
    tokens.flatMap((row, b) => row.map((_, t) => ids(wordAt(inputs, b, t)))),
    [B, T_txt],
  );
  // step: end
  const located = inputs.cached
    ? int(
        inputs.rows.flatMap((row, b) => row.map((_, t) => ids(cachedWordAt(inputs, b, t)))),
        [B, inputs.rows[0].length],
      )
    : input_ids;
  return {
    input_ids,
    media_locations: mediaLocations(located, specialIds.image),
    lang_x: drawText(inputs),
    latents: drawLatents(inputs),
    attn_gate: tensor([inputs.gate], { shape: [1], dtype: inputs.dtype }),
    ff_gate: tensor([inputs.ffGate], { shape: [1], dtype: inputs.dtype }),
  };
}

/** Words get ids in the order in which they are first met. */
function vocabulary(inputs: Inputs): (word: string) => number {
  const ids = new Map<string, number>([
    ['<pad>', specialIds.pad],
    ['<image>', specialIds.image],
  ]);
  const id = (word: string): number => {
    const known = ids.get(word) ?? FIRST_WORD_ID + ids.size - 2;
    ids.set(word, known);
    return known;
  };
  inputs.rows.forEach((row, b) => row.forEach((_, t) => id(cachedWordAt(inputs, b, t))));
  return id;
}

function int(values: number[], shape: number[]): View {
  return tensor(values, { shape, dtype: 'int64' });
}
