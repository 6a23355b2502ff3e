import { range } from './cells';
import { gatedBlock } from './parts/gated-block';
import { lastOf, linearRule, normRule, sameRow } from './parts/linear';
import { tensorsOf } from './parts/part';
import { pictureTensors } from './parts/picture';
import { promptTensors } from './parts/prompt';
import { transformerBlock } from './parts/transformer-block';
import type { ModelTensor, RunFacts } from './types';

/**
 * Every tensor of a run in the order in which it comes to be: its name, shape and axes, and how its cells come to be.
 * Of one sequence (B = 1), read from its beginning, by a model with rotary positions and tied embeddings.
 */
export function catalogueOf(facts: RunFacts): ModelTensor[] {
  const { config, frames } = facts;
  return [
    ...frames.flatMap((count, picture) => pictureTensors(config, picture, count)),
    ...promptTensors(facts),
    ...range(config.lang_encoder.depth).flatMap((layer) => layerTensors(facts, layer)),
    ...answerTensors(facts),
  ];
}

/** A gated block, where there is one, and the layer of the language model behind it. */
function layerTensors(facts: RunFacts, layer: number): ModelTensor[] {
  const { config, input_ids, changes } = facts;
  const { dim, heads, rotary_base } = config.lang_encoder;
  const input = layer === 0 ? 'embeddings' : `layer.${layer - 1}.out`;
  const isGated = !changes.text_only && (layer + 1) % config.gated_cross_attn.every_n_layers === 0;
  const block = transformerBlock({
    prefix: `layer.${layer}.`,
    group: { of: 'block', layer },
    module: `lang_encoder.blocks.${layer}.`,
    input: isGated ? `layer.${layer}.xattn_out` : input,
    weights: `lang_encoder.blocks.${layer}.`,
    batch: 1,
    rows: input_ids.length,
    dim,
    heads,
    axes: { batch: 'batch', row: 'token' },
    rotary_base,
  });
  return [...(isGated ? gatedBlock(facts, layer, input) : []), ...block];
}

function answerTensors({ config, input_ids }: RunFacts): ModelTensor[] {
  const { dim, depth, vocab_size } = config.lang_encoder;
  const last = depth === 0 ? 'embeddings' : `layer.${depth - 1}.out`;
  const T = input_ids.length;
  const part = { prefix: '', module: 'lang_encoder.', group: { of: 'answer' } as const };
  const head = linearRule({
    inFeatures: dim,
    x: sameRow('ln_f'),
    out: lastOf,
    weight: 'lang_encoder.wte',
  });
  return tensorsOf(part, {
    ln_f: {
      kind: 'ln_f',
      shape: [1, T, dim],
      axes: ['batch', 'token', 'feature'],
      module: 'ln_f',
      rule: normRule(last, 'lang_encoder.ln_f', dim),
    },
    logits: {
      kind: 'logits',
      shape: [1, T, vocab_size],
      axes: ['batch', 'token', 'word'],
      module: 'wte',
      rule: head,
    },
  });
}
