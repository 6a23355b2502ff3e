/** What the axes of a tensor are called, for the heads of tables. */

import type { View } from '../../tensor';
import type { TensorName } from '../../trace';
import type { NamedTensor } from './named-tensor';

/**
 * b: row of the batch. h: head. t: token. i: image. l: latent of an image. j: latent of all images, "(i l)".
 * c: feature, of the text, of a latent or of one head. An axis of size 1 that only broadcasts has a number.
 */
const known: Readonly<Record<TensorName, readonly string[]>> = {
  input_ids: ['b', 't'],
  media_locations: ['b', 't'],
  text_time: ['b', 't'],
  media_time: ['i'],
  media_time_repeated: ['axis_0', 'axis_1', 'axis_2', 'j'],
  text_to_media_mask: ['b', 'axis_1', 't', 'j'],
  lang_x: ['b', 't', 'c'],
  latents: ['b', 'i', 'l', 'c'],
  q_scaled: ['b', 'h', 't', 'c'],
  k: ['b', 'h', 'j', 'c'],
  v: ['b', 'h', 'j', 'c'],
  sim: ['b', 'h', 't', 'j'],
  sim_masked: ['b', 'h', 't', 'j'],
  amax: ['b', 'h', 't', 'axis_3'],
  sim_shifted: ['b', 'h', 't', 'j'],
  exp_sum: ['b', 'h', 't', 'axis_3'],
  attn_softmax: ['b', 'h', 't', 'j'],
  attn: ['b', 'h', 't', 'j'],
  attn_sum: ['b', 'h', 't', 'axis_3'],
  out_per_head: ['b', 'h', 't', 'c'],
  out: ['b', 't', 'c'],
  attn_gate: ['axis_0'],
  ff_gate: ['axis_0'],
  gated_out: ['b', 't', 'c'],
  after_attn: ['b', 't', 'c'],
  ff_out: ['b', 't', 'c'],
  after_ff: ['b', 't', 'c'],
};

/** One name for each axis; a tensor that is no part of the block has `axis_0`, `axis_1`, … */
export function axesOf({ name, view }: NamedTensor): readonly string[] {
  const names = Object.hasOwn(known, name) ? known[name as TensorName] : [];
  if (names.length === view.dimension) return names;
  return view.shape.map((_, axis) => `axis_${axis}`);
}

/** Every index of all axes but the last `kept`, in row-major order; one empty index where there are no others. */
export function leadingIndices({ shape }: View, kept: number): number[][] {
  return shape
    .slice(0, Math.max(0, shape.length - kept))
    .reduce<number[][]>(
      (all, extent) =>
        all.flatMap((index) => Array.from({ length: extent }, (_, i) => [...index, i])),
      [[]],
    );
}
