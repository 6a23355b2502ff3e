/** The sizes of a tiny Flamingo (config.json beside its weights), and what tensors they imply. */

import type { FlamingoConfig as Config } from '../../../src/lib/flamingo/runtime/config';

export type { Config };

/** The sizes the project trains; what is timed as long as no trained weights are there. */
export const STANDARD: Config = {
  format: 'tiny-flamingo-1',
  vision_encoder: {
    image_size: 48,
    patch_size: 8,
    dim: 96,
    depth: 4,
    heads: 4,
    pixel_mean: 127.5,
    pixel_scale: 70,
  },
  perceiver: {
    dim: 96,
    depth: 2,
    heads: 4,
    dim_head: 24,
    num_latents: 8,
    max_num_frames: 4,
    max_num_media: null,
    ff_mult: 4,
  },
  lang_encoder: {
    vocab_size: 401,
    dim: 128,
    depth: 5,
    heads: 4,
    context: 96,
    rotary_base: 10000,
  },
  gated_cross_attn: {
    every_n_layers: 1,
    heads: 4,
    dim_head: 32,
    ff_mult: 4,
    only_attend_immediate_media: true,
  },
  special_tokens: { pad: 0, endofchunk: 1, image: 2 },
};

type Shapes = Record<string, readonly number[]>;

const norm = (name: string, dim: number): Shapes => ({
  [`${name}.weight`]: [dim],
  [`${name}.bias`]: [dim],
});

const linear = (name: string, inputs: number, outputs: number): Shapes => ({
  [`${name}.weight`]: [outputs, inputs],
  [`${name}.bias`]: [outputs],
});

function block(name: string, dim: number): Shapes {
  return {
    ...norm(`${name}.ln_1`, dim),
    ...linear(`${name}.qkv`, dim, 3 * dim),
    ...linear(`${name}.proj`, dim, dim),
    ...norm(`${name}.ln_2`, dim),
    ...linear(`${name}.fc`, dim, 4 * dim),
    ...linear(`${name}.out`, 4 * dim, dim),
  };
}

/** OpenFlamingo's FeedForward: norm, to hidden, GELU, back; no biases. */
function feedForward(name: string, dim: number, mult: number): Shapes {
  return {
    ...norm(`${name}.0`, dim),
    [`${name}.1.weight`]: [mult * dim, dim],
    [`${name}.3.weight`]: [dim, mult * dim],
  };
}

function visionShapes({ image_size, patch_size, dim, depth }: Config['vision_encoder']): Shapes {
  const shapes: Shapes = {
    'vision_encoder.conv.weight': [dim, 3, patch_size, patch_size],
    'vision_encoder.pos': [(image_size / patch_size) ** 2, dim],
    ...norm('vision_encoder.ln_post', dim),
  };
  for (let i = 0; i < depth; i++) Object.assign(shapes, block(`vision_encoder.blocks.${i}`, dim));
  return shapes;
}

function perceiverShapes(perceiver: Config['perceiver']): Shapes {
  const { dim, depth, heads, dim_head, num_latents, max_num_frames, ff_mult } = perceiver;
  const inner = heads * dim_head;
  const shapes: Shapes = {
    'perceiver.latents': [num_latents, dim],
    'perceiver.frame_embs': [max_num_frames ?? 1, dim],
    ...norm('perceiver.norm', dim),
  };
  for (let i = 0; i < depth; i++) {
    const at = `perceiver.layers.${i}`;
    Object.assign(shapes, norm(`${at}.0.norm_media`, dim), norm(`${at}.0.norm_latents`, dim), {
      [`${at}.0.to_q.weight`]: [inner, dim],
      [`${at}.0.to_kv.weight`]: [2 * inner, dim],
      [`${at}.0.to_out.weight`]: [dim, inner],
    });
    Object.assign(shapes, feedForward(`${at}.1`, dim, ff_mult));
  }
  return shapes;
}

function languageShapes({ lang_encoder, gated_cross_attn, perceiver }: Config): Shapes {
  const { vocab_size, dim, depth } = lang_encoder;
  const inner = gated_cross_attn.heads * gated_cross_attn.dim_head;
  const shapes: Shapes = {
    'lang_encoder.wte.weight': [vocab_size, dim],
    ...norm('lang_encoder.ln_f', dim),
  };
  for (let i = 0; i < depth; i++) {
    Object.assign(shapes, block(`lang_encoder.blocks.${i}`, dim));
    if ((i + 1) % gated_cross_attn.every_n_layers) continue;
    const at = `gated_cross_attn_layers.${i}`;
    Object.assign(shapes, norm(`${at}.attn.norm`, dim), {
      [`${at}.attn_gate`]: [1],
      [`${at}.ff_gate`]: [1],
      [`${at}.attn.to_q.weight`]: [inner, dim],
      [`${at}.attn.to_kv.weight`]: [2 * inner, perceiver.dim],
      [`${at}.attn.to_out.weight`]: [dim, inner],
    });
    Object.assign(shapes, feedForward(`${at}.ff`, dim, gated_cross_attn.ff_mult));
  }
  return shapes;
}

/** Every tensor of the state dict and its shape (nn.Linear weights are (out, in)). */
export function shapesOf(config: Config): Shapes {
  return {
    ...visionShapes(config.vision_encoder),
    ...perceiverShapes(config.perceiver),
    ...languageShapes(config),
  };
}
