import { FORMAT, type FlamingoConfig } from './config';

/** The sizes that the shipped model has. */
export const TINY_FLAMINGO: FlamingoConfig = {
  format: FORMAT,
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
  lang_encoder: { vocab_size: 420, dim: 128, depth: 5, heads: 4, context: 80, rotary_base: 10000 },
  gated_cross_attn: {
    every_n_layers: 1,
    heads: 4,
    dim_head: 32,
    ff_mult: 4,
    only_attend_immediate_media: true,
  },
  special_tokens: { pad: 0, bos: 1, endofchunk: 2, image: 3 },
};
