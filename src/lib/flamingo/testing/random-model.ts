/** For tests: a small untrained model, whole with its files, made from a seed in memory. */

import { createHash } from 'node:crypto';
import type { OpenFile } from '../load-model';
import { FORMAT } from '../runtime/config';

export const randomConfig = {
  format: FORMAT,
  vision_encoder: {
    image_size: 16,
    patch_size: 8,
    dim: 16,
    depth: 1,
    heads: 2,
    pixel_mean: 127.5,
    pixel_scale: 70,
  },
  perceiver: {
    dim: 16,
    depth: 1,
    heads: 2,
    dim_head: 8,
    num_latents: 2,
    max_num_frames: 4,
    ff_mult: 2,
  },
  lang_encoder: { vocab_size: 16, dim: 16, depth: 2, heads: 2, context: 24, rotary_base: 10000 },
  gated_cross_attn: {
    every_n_layers: 1,
    heads: 2,
    dim_head: 8,
    ff_mult: 2,
    only_attend_immediate_media: true,
  },
  special_tokens: { pad: 0, endofchunk: 1, image: 2 },
};

export const randomVocabulary = [
  ...['<pad>', '<|endofchunk|>', '<image>', '.', '?', ':', '->', 'this', 'is', 'a', 'an'],
  ...['panda', 'fox', 'dax', 'one', 'two'],
];

/** Shape of each weight, by its name. */
function shapes(): Record<string, readonly number[]> {
  const { vision_encoder: vision, perceiver, lang_encoder: lang, gated_cross_attn } = randomConfig;
  const patches = (vision.image_size / vision.patch_size) ** 2;
  const { dim, dim_head, heads, num_latents, max_num_frames, ff_mult } = perceiver;
  const all: Record<string, readonly number[]> = {
    'vision_encoder.conv.weight': [vision.dim, 3, vision.patch_size, vision.patch_size],
    'vision_encoder.pos': [patches, vision.dim],
    ...norm('vision_encoder.ln_post', vision.dim),
    'perceiver.latents': [num_latents, dim],
    'perceiver.frame_embs': [max_num_frames, dim],
    ...norm('perceiver.norm', dim),
    'lang_encoder.wte.weight': [lang.vocab_size, lang.dim],
    ...norm('lang_encoder.ln_f', lang.dim),
  };
  for (let i = 0; i < vision.depth; i++)
    add(all, transformer(`vision_encoder.blocks.${i}`, vision.dim));
  for (let i = 0; i < lang.depth; i++) add(all, transformer(`lang_encoder.blocks.${i}`, lang.dim));
  for (let i = 0; i < perceiver.depth; i++) {
    const at = `perceiver.layers.${i}`;
    add(all, norm(`${at}.0.norm_media`, dim), norm(`${at}.0.norm_latents`, dim));
    add(
      all,
      attention(`${at}.0`, dim, dim, heads * dim_head),
      feedForward(`${at}.1`, dim, ff_mult),
    );
  }
  for (let i = 0; i < lang.depth; i++) {
    const at = `gated_cross_attn_layers.${i}`;
    const inner = gated_cross_attn.heads * gated_cross_attn.dim_head;
    add(all, { [`${at}.attn_gate`]: [1], [`${at}.ff_gate`]: [1] });
    add(all, norm(`${at}.attn.norm`, lang.dim), attention(`${at}.attn`, lang.dim, dim, inner));
    add(all, feedForward(`${at}.ff`, lang.dim, gated_cross_attn.ff_mult));
  }
  return all;
}

type Shapes = Record<string, readonly number[]>;

function add(all: Shapes, ...more: Shapes[]): void {
  Object.assign(all, ...more);
}

function norm(at: string, dim: number): Shapes {
  return { [`${at}.weight`]: [dim], [`${at}.bias`]: [dim] };
}

function attention(at: string, dim: number, dimVisual: number, inner: number): Shapes {
  return {
    [`${at}.to_q.weight`]: [inner, dim],
    [`${at}.to_kv.weight`]: [2 * inner, dimVisual],
    [`${at}.to_out.weight`]: [dim, inner],
  };
}

function feedForward(at: string, dim: number, mult: number): Shapes {
  return {
    ...norm(`${at}.0`, dim),
    [`${at}.1.weight`]: [mult * dim, dim],
    [`${at}.3.weight`]: [dim, mult * dim],
  };
}

function transformer(at: string, dim: number): Shapes {
  const linear = (name: string, out: number, inputs: number) => ({
    [`${at}.${name}.weight`]: [out, inputs],
    [`${at}.${name}.bias`]: [out],
  });
  return {
    ...norm(`${at}.ln_1`, dim),
    ...linear('qkv', 3 * dim, dim),
    ...linear('proj', dim, dim),
    ...norm(`${at}.ln_2`, dim),
    ...linear('fc', 4 * dim, dim),
    ...linear('out', dim, 4 * dim),
  };
}

/** A safetensors file of float32 weights, all from -0.6 to 0.6: large enough that pictures change the answer. */
export function randomWeights(seed = 1): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(shapes());
  const header: Record<string, unknown> = {};
  let end = 0;
  for (const [name, shape] of entries) {
    const begin = end;
    end += 4 * shape.reduce((a, b) => a * b, 1);
    header[name] = { dtype: 'F32', shape, data_offsets: [begin, end] };
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const file = new Uint8Array(8 + json.length + end);
  const view = new DataView(file.buffer);
  view.setBigUint64(0, BigInt(json.length), true);
  file.set(json, 8);
  let state = seed;
  for (let at = 8 + json.length; at < file.length; at += 4) {
    // Knuth's linear congruential generator.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    view.setFloat32(at, (state / 2 ** 32 - 0.5) * 1.2, true);
  }
  return file;
}

export type Files = Record<string, Uint8Array<ArrayBuffer>>;

/** The files of the model's folder but for the manifest. */
export function randomFiles(seed = 1): Files {
  const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  return {
    'config.json': text(randomConfig),
    'vocabulary.json': text(randomVocabulary),
    'model.safetensors': randomWeights(seed),
  };
}

export function manifestOf(files: Files): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([name, bytes]) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return [name, { bytes: bytes.length, sha256 }] as const;
  });
  return new TextEncoder().encode(JSON.stringify({ files: Object.fromEntries(entries) }));
}

/** Opens files in memory as a server would. */
export function openFrom(files: Files): OpenFile {
  return (name) => {
    const isThere = Object.hasOwn(files, name);
    return Promise.resolve(
      new Response(isThere ? files[name] : null, { status: isThere ? 200 : 404 }),
    );
  };
}

export function openRandomModel(seed = 1): OpenFile {
  const files = randomFiles(seed);
  return openFrom({ ...files, 'manifest.json': manifestOf(files) });
}
