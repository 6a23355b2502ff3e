import type { FlamingoConfig, PerceiverConfig } from './config';

/** Name and shape of each tensor of a state dict. */
export type Shapes = Readonly<Record<string, readonly number[]>>;

/**
 * The state dict that a configuration implies, with rotary positions and a tied head: what a training
 * has to write.
 */
export function weightShapes(config: FlamingoConfig): Shapes {
  const { vision_encoder: vision, lang_encoder: language, gated_cross_attn: gated } = config;
  const side = vision.image_size / vision.patch_size;
  const gatedLayers = range(language.depth).filter((i) => (i + 1) % gated.every_n_layers === 0);
  return {
    'vision_encoder.conv.weight': [vision.dim, 3, vision.patch_size, vision.patch_size],
    'vision_encoder.pos': [side * side, vision.dim],
    ...named('vision_encoder.blocks', range(vision.depth), () => transformerShapes(vision.dim)),
    ...under('vision_encoder', norm('ln_post', vision.dim)),
    ...under('perceiver', perceiverShapes(config.perceiver)),
    'lang_encoder.wte.weight': [language.vocab_size, language.dim],
    ...named('lang_encoder.blocks', range(language.depth), () => transformerShapes(language.dim)),
    ...under('lang_encoder', norm('ln_f', language.dim)),
    ...named('gated_cross_attn_layers', gatedLayers, () => gatedShapes(config)),
  };
}

/** Of PerceiverResampler (helpers.py). */
export function perceiverShapes(config: PerceiverConfig): Shapes {
  const { dim, depth, num_latents, max_num_frames, max_num_media } = config;
  const inner = config.heads * config.dim_head;
  const layer = {
    ...norm('0.norm_media', dim),
    ...norm('0.norm_latents', dim),
    '0.to_q.weight': [inner, dim],
    '0.to_kv.weight': [2 * inner, dim],
    '0.to_out.weight': [dim, inner],
    ...under('1', feedForwardShapes(dim, config.ff_mult)),
  };
  return {
    latents: [num_latents, dim],
    ...(max_num_frames === null ? {} : { frame_embs: [max_num_frames, dim] }),
    ...(max_num_media === null ? {} : { media_time_embs: [max_num_media, 1, dim] }),
    ...named('layers', range(depth), () => layer),
    ...norm('norm', dim),
  };
}

function gatedShapes({ gated_cross_attn, lang_encoder, perceiver }: FlamingoConfig): Shapes {
  const inner = gated_cross_attn.heads * gated_cross_attn.dim_head;
  return {
    attn_gate: [1],
    ff_gate: [1],
    ...norm('attn.norm', lang_encoder.dim),
    'attn.to_q.weight': [inner, lang_encoder.dim],
    'attn.to_kv.weight': [2 * inner, perceiver.dim],
    'attn.to_out.weight': [lang_encoder.dim, inner],
    ...under('ff', feedForwardShapes(lang_encoder.dim, gated_cross_attn.ff_mult)),
  };
}

function transformerShapes(dim: number): Shapes {
  const linear = (name: string, outFeatures: number, inFeatures: number) => ({
    [`${name}.weight`]: [outFeatures, inFeatures],
    [`${name}.bias`]: [outFeatures],
  });
  return {
    ...norm('ln_1', dim),
    ...linear('qkv', 3 * dim, dim),
    ...linear('proj', dim, dim),
    ...norm('ln_2', dim),
    ...linear('fc', 4 * dim, dim),
    ...linear('out', dim, 4 * dim),
  };
}

function feedForwardShapes(dim: number, ff_mult: number): Shapes {
  const [widen, narrow] = [
    [ff_mult * dim, dim],
    [dim, ff_mult * dim],
  ];
  return { ...norm('0', dim), '1.weight': widen, '3.weight': narrow };
}

function norm(name: string, dim: number): Shapes {
  return { [`${name}.weight`]: [dim], [`${name}.bias`]: [dim] };
}

function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}

function under(prefix: string, shapes: Shapes): Shapes {
  const entries = Object.entries(shapes).map(([name, shape]) => [`${prefix}.${name}`, shape]);
  return Object.fromEntries(entries) as Shapes;
}

function named(prefix: string, indices: readonly number[], shapes: () => Shapes): Shapes {
  return Object.assign({}, ...indices.map((i) => under(`${prefix}.${i}`, shapes()))) as Shapes;
}
