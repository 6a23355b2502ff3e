import { readSafetensors } from '../../src/lib/flamingo';
import type { CrossAttentionConfig, LanguageConfig } from '../../src/lib/flamingo/runtime/config';
import type { VisX } from '../../src/lib/flamingo/runtime/conditioned-media';
import { LanguageModel } from '../../src/lib/flamingo/runtime/language-model';
import { Pool } from '../../src/lib/flamingo/runtime/pool';
import { WeightReader, type Tensors } from '../../src/lib/flamingo/runtime/weight-reader';
import { tensor, toFlat, type View } from '../../src/lib/tensor';
import type { Kernels } from '../../src/lib/tensor/kernels/kernels';
import {
  arrayAt,
  booleanAt,
  isObject,
  numberAt,
  stringAt,
  type Json,
  type JsonObject,
} from './json';
import type { ReadBeside } from './replay-gated-block';

/** The tiny language model that a golden names, with the golden's own gates. */
export function languageModelOf(
  golden: JsonObject,
  readBeside: ReadBeside,
  kernels: Kernels,
): LanguageModel {
  const { config, weights_file } = modelOf(stringAt(golden, 'model'), readBeside);
  const tensors = { ...readSafetensors(readBeside(weights_file)), ...gatesOf(golden) };
  const reader = new WeightReader(kernels, tensors);
  const sizes = {
    lang_encoder: languageConfig(config),
    gated_cross_attn: crossAttentionConfig(
      config,
      booleanAt(golden, 'only_attend_immediate_media', true),
    ),
    dim_visual: numberAt(config, 'vis_dim'),
    media_token_id: numberAt(config, 'media_token_id'),
  };
  const gated = reader.under('gated_cross_attn_layers');
  const model = new LanguageModel(kernels, new Pool(kernels), sizes, reader, gated);
  reader.finish();
  return model;
}

function modelOf(
  name: string,
  readBeside: ReadBeside,
): { config: JsonObject; weights_file: string } {
  const text = new TextDecoder().decode(readBeside(`${name}.config.json`));
  const json = JSON.parse(text) as Json;
  if (!isObject(json) || !isObject(json.config)) throw new Error(`${name} has no config`);
  return { config: json.config, weights_file: stringAt(json, 'weights_file') };
}

/** [attn_gate, ff_gate] of each layer that has a gated block, as tensors of the state dict. */
export function gatesOf(golden: JsonObject): Tensors {
  const gates = arrayAt(golden, 'gates').flatMap((pair, i) => {
    if (!Array.isArray(pair)) return [];
    const [attn, ff] = pair.map((gate) => tensor([Number(gate)], { dtype: 'float32' }));
    const layer = `gated_cross_attn_layers.${i}`;
    return [[`${layer}.attn_gate`, attn] as const, [`${layer}.ff_gate`, ff] as const];
  });
  return Object.fromEntries(gates);
}

export function languageConfig(config: JsonObject): LanguageConfig {
  return {
    vocab_size: numberAt(config, 'vocab_size'),
    dim: numberAt(config, 'hidden_size'),
    depth: numberAt(config, 'n_layers'),
    heads: numberAt(config, 'n_heads'),
    context: numberAt(config, 'n_positions'),
    rotary_base: 10000,
  };
}

export function crossAttentionConfig(
  config: JsonObject,
  only_attend_immediate_media: boolean,
): CrossAttentionConfig {
  return {
    every_n_layers: numberAt(config, 'cross_attn_every_n_layers'),
    heads: numberAt(config, 'xattn_heads'),
    dim_head: numberAt(config, 'xattn_dim_head'),
    ff_mult: numberAt({ xattn_ff_mult: 4, ...config }, 'xattn_ff_mult'),
    only_attend_immediate_media,
  };
}

/** A tensor (B, T) as rows. */
export function rowsOf(view: View): number[][] {
  const [B, T] = view.shape;
  const flat = toFlat(view);
  return Array.from({ length: B }, (_, b) => flat.slice(b * T, (b + 1) * T));
}

export function visXOf(view: View): VisX {
  const [B, T_img, n, dim] = view.shape;
  return { values: toFlat(view), shape: [B, T_img, n, dim] };
}
