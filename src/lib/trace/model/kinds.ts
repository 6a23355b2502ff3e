/** What a tensor is, whichever layer or picture it belongs to. */

/** Of a picture on its way through the vision encoder. */
const vision = ['pixels', 'patch_values', 'patches', 'vision_out'] as const;

/** Of a transformer block: of the vision encoder and the language model alike. */
const block = [
  'ln_1',
  'self_q',
  'self_k',
  'self_v',
  'self_q_rotated',
  'self_k_rotated',
  'self_sim',
  'self_attn',
  'self_out_per_head',
  'self_attn_out',
  'after_self_attn',
  'ln_2',
  'fc',
  'hidden',
  'mlp_out',
  'block_out',
] as const;

/** Of the perceiver resampler. */
const resampler = [
  'media',
  'latents_init',
  'norm_media',
  'norm_latents',
  'perceiver_q',
  'perceiver_k',
  'perceiver_v',
  'perceiver_sim',
  'perceiver_attn',
  'perceiver_out_per_head',
  'perceiver_attn_out',
  'perceiver_after_attn',
  'after_ff',
  'perceiver_out',
  'latents',
] as const;

/** Of the feed-forward part of resampler and gated blocks. */
const feedForward = ['ff_norm', 'ff_fc', 'ff_hidden', 'ff_out'] as const;

/** Of the prompt: ids and what the mask is made of. */
const prompt = [
  'input_ids',
  'media_locations',
  'text_time',
  'media_time',
  'text_to_media_mask',
  'vis_x',
  'embeddings',
] as const;

/** Of a gated cross-attention block. */
const gated = [
  'lang_x',
  'norm',
  'q_scaled',
  'k',
  'v',
  'sim',
  'attn',
  'out_per_head',
  'attn_out',
  'attn_gate',
  'after_attn',
  'ff_gate',
  'xattn_out',
] as const;

const answer = ['ln_f', 'logits'] as const;

/** Learned, and the same in every run. */
const weights = ['weight'] as const;

export const tensorKinds = [
  ...vision,
  ...block,
  ...resampler,
  ...feedForward,
  ...prompt,
  ...gated,
  ...answer,
  ...weights,
] as const;

export type TensorKind = (typeof tensorKinds)[number];
