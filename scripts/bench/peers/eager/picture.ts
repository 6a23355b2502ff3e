/** Vision encoder and perceiver resampler on the ops of a library of arrays. */

import { patchEmbedding } from '../../model/loaded';
import { transposed } from '../onnx/layers';
import type { Layer, Modules } from './modules';

/** @returns what makes latents `(num_latents, dim)` of patches `(patches, 3·size²)` */
export function pictureEncoder<T>(modules: Modules<T>): Layer<T> {
  const { ops, weights } = modules;
  const { image_size, patch_size, dim, depth, heads } = weights.config.vision_encoder;
  const [rows, inputs] = [(image_size / patch_size) ** 2, 3 * patch_size ** 2];
  const { kernel, positions } = patchEmbedding(weights);
  const weight = transposed(kernel, dim, inputs);
  const embed = modules.layer({ weight, inputs, outputs: dim });
  const places = ops.constant(positions, [rows, dim]);
  const blocks = Array.from({ length: depth }, (_, i) =>
    visionBlock(modules, `vision_encoder.blocks.${i}`, rows, dim, heads),
  );
  const norm = modules.norm('vision_encoder.ln_post');
  const frame = ops.constant(weights.values('perceiver.frame_embs').slice(0, dim), [dim]);
  const resample = resampler(modules, rows);
  return (patches) => {
    let x = ops.add(embed(patches), places);
    for (const block of blocks) x = block(x);
    return resample(ops.add(norm(x), frame));
  };
}

function visionBlock<T>(
  modules: Modules<T>,
  at: string,
  rows: number,
  dim: number,
  heads: number,
): Layer<T> {
  const { ops } = modules;
  const toQkv = modules.linear(`${at}.qkv`, { norm: `${at}.ln_1`, queries: { rows: dim, heads } });
  const proj = modules.linear(`${at}.proj`);
  const feedForward = modules.feedForward(`${at}.ln_2`, `${at}.fc`, `${at}.out`);
  return (x) => {
    const qkv = toQkv(ops.normalize(x));
    const [q, k, v] = modules.toHeads(qkv, rows, [heads, heads, heads], dim / heads);
    const h = ops.add(x, proj(modules.attend(q, k, v, rows, dim)));
    return ops.add(h, feedForward(h));
  };
}

/** @returns what makes latents of media `(tokens, dim)` */
function resampler<T>(modules: Modules<T>, tokens: number): Layer<T> {
  const { ops, weights } = modules;
  const { dim, depth, num_latents } = weights.config.perceiver;
  const latents = ops.constant(weights.values('perceiver.latents'), [num_latents, dim]);
  const layers = Array.from({ length: depth }, (_, i) => ({
    attend: latentAttention(modules, `perceiver.layers.${i}.0`, tokens),
    feedForward: modules.feedForward(
      `perceiver.layers.${i}.1.0`,
      `perceiver.layers.${i}.1.1`,
      `perceiver.layers.${i}.1.3`,
    ),
  }));
  const norm = modules.norm('perceiver.norm');
  return (media) => {
    // All layers' norm_media have this in common.
    const normed = ops.normalize(media);
    let x = latents;
    for (const { attend, feedForward } of layers) {
      x = ops.add(x, attend(normed, x));
      x = ops.add(x, feedForward(x));
    }
    return norm(x);
  };
}

function latentAttention<T>(
  modules: Modules<T>,
  at: string,
  tokens: number,
): (media: T, latents: T) => T {
  const { ops, weights } = modules;
  const { heads, dim_head, num_latents } = weights.config.perceiver;
  const inner = heads * dim_head;
  const queries = { rows: inner, heads };
  const toQ = modules.linear(`${at}.to_q`, { norm: `${at}.norm_latents`, queries });
  const ofLatents = modules.linear(`${at}.to_kv`, { norm: `${at}.norm_latents` });
  const ofMedia = modules.linear(`${at}.to_kv`, { norm: `${at}.norm_media` });
  const toOut = modules.linear(`${at}.to_out`);
  return (media, latents) => {
    const normed = ops.normalize(latents);
    const both = ops.concat([ofMedia(media), ofLatents(normed)], 0);
    const [k, v] = modules.toHeads(both, tokens + num_latents, [heads, heads], dim_head);
    const [q] = modules.toHeads(toQ(normed), num_latents, [heads], dim_head);
    return toOut(modules.attend(q, k, v, num_latents, inner));
  };
}
