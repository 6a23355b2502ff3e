/** The same frames twice: as one clip, T = 1 and F frames, and as so many pictures, F = 1. */

import { PerceiverResampler } from '../../flamingo/runtime/perceiver-resampler';
import { WeightReader } from '../../flamingo/runtime/weight-reader';
import { tensor, type View } from '../../tensor';
import { createTypescriptKernels } from '../../tensor/kernels/typescript';
import { draw } from '../../trace/draw';
import { tensorOf, type BlockCase } from './block-case';
import { addAt, largestChange } from './change';

/** Tokens of a frame, as the vision encoder would give them. */
const TOKENS = 2;

/** A resampler of one layer and one head, drawn from a seed. */
function resamplerWeights(seed: number, dim: number, n: number): Record<string, View> {
  const matrix = (name: string, rows: number, columns: number) =>
    tensor(draw(seed, `perceiver.${name}`, rows * columns, 1 / Math.sqrt(columns)), {
      shape: [rows, columns],
    });
  const norm = (name: string) => ({
    [`${name}.weight`]: tensor(new Array<number>(dim).fill(1)),
    [`${name}.bias`]: tensor(new Array<number>(dim).fill(0)),
  });
  return {
    latents: tensor(draw(seed, 'perceiver.latents', n * dim), { shape: [n, dim] }),
    ...norm('layers.0.0.norm_media'),
    ...norm('layers.0.0.norm_latents'),
    'layers.0.0.to_q.weight': matrix('to_q', dim, dim),
    'layers.0.0.to_kv.weight': matrix('to_kv', 2 * dim, dim),
    'layers.0.0.to_out.weight': matrix('to_out', dim, dim),
    ...norm('layers.0.1.0'),
    'layers.0.1.1.weight': matrix('ff.1', 4 * dim, dim),
    'layers.0.1.3.weight': matrix('ff.3', dim, 4 * dim),
    ...norm('norm'),
  };
}

/** Frames (1, T, F * TOKENS, D) → latents (1, T, n, D), by the shipped resampler. */
function resample(frames: View, F: number, n: number, seed: number): View {
  const [, T, , dim] = frames.shape;
  const kernels = createTypescriptKernels('float32');
  const config = {
    dim,
    depth: 1,
    heads: 1,
    dim_head: dim,
    num_latents: n,
    max_num_frames: null,
    max_num_media: null,
    ff_mult: 4,
  };
  const weights = new WeightReader(kernels, resamplerWeights(seed, dim, n));
  const resampler = new PerceiverResampler(kernels, config, weights);
  const x = kernels.allocate(frames.size);
  kernels.heap.set(frames.data, x);
  const out = kernels.allocate(T * n * dim);
  resampler.forward(out, x, { media: T, frames: F, tokens: TOKENS });
  const values = Array.from(kernels.heap.subarray(out, out + T * n * dim));
  return tensor(values, { shape: [1, T, n, dim] });
}

/**
 * Adds 1 to the first feature of the last frame's tokens. (The same to all of them would be taken off again by LayerNorm.)
 * @param given one sample; its own media only tell how many latents a picture has
 * @returns (2, T_txt): the largest change of `out` for the clip, and for the pictures
 */
export function changedLastFrame(given: BlockCase, frames: number, seed: number): View {
  const [, , n, dim] = given.media.shape;
  const values = draw(seed, 'frames', frames * TOKENS * dim);
  const rows = ([1, frames] as const).map((T) => {
    const F = frames / T;
    const shape = [1, T, F * TOKENS, dim];
    const before = tensor(values, { shape });
    const lastToken = F * TOKENS - 1;
    const after = Array.from({ length: TOKENS }).reduce<View>(
      (view, _, i) => addAt(view, 1, [T - 1, lastToken - i, 0], 1),
      before,
    );
    const [old, now] = [before, after].map((x) =>
      tensorOf({ ...given, media: resample(x, F, n, seed) }, 'out'),
    );
    const change = largestChange(old, now);
    return Array.from({ length: change.shape[1] }, (_, t) => change.get(0, t));
  });
  return tensor(rows);
}
