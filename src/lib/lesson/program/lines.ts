/**
 * OpenFlamingo's forward pass as single lines, made of the core's own functions, so that any of them can be replaced by a
 * wrong one. Source: helpers.py of mlfoundations/open_flamingo at 655f693, as shown in trace/code.ts.
 */

import {
  add,
  amax,
  chunk,
  eq,
  finfo,
  ge,
  linear,
  logicalNot,
  maskedFill,
  mul,
  rearrange,
  repeat,
  softmax,
  sub,
  tanh,
  type FloatDType,
  type View,
} from '../../tensor';
import { mediaLocations, mediaTime, textTime } from '../../flamingo';
import type { Inputs } from '../../trace';

export type Compare = (text_time: View, media_time: View) => View;

/** One function a line. Shapes are those of `Tensors`; J is T_img * n. */
export interface Lines {
  /** input_ids (B, T_loc) gives bool of the same shape. */
  media_locations(input_ids: View, media_token_id: number): View;
  /** (B, T_img, n, D) gives (B, J, D). */
  media_flat(media: View): View;
  /** The halves of to_kv, each (B, J, h d). */
  k_and_v(media_flat: View, to_kv: View): readonly [View, View];
  q_scaled(q: View, dim_head: number): View;
  media_time(T_img: number): View;
  /** (B, T_txt) bool gives (B, T_txt) int64. */
  text_time(media_locations: View, inputs: Inputs): View;
  /** (B, T_loc) bool gives (B, T_txt) int64. */
  cached_text_time(media_locations: View, T_txt: number, inputs: Inputs): View;
  /** (T_img) gives (1, 1, 1, J). */
  media_time_repeated(media_time: View, n: number): View;
  /** mask_op with only_attend_immediate_media. */
  immediate: Compare;
  /** mask_op without it. */
  previous: Compare;
  /** (B, 1, T_txt, 1) and (1, 1, 1, J) give (B, 1, T_txt, J). */
  text_to_media_mask(op: Compare, text_time: View, media_time: View, inputs: Inputs): View;
  /** ~text_to_media_mask */
  blocked(mask: View): View;
  fill(dtype: FloatDType): number;
  sim_masked(sim: View, blocked: View, fill: number): View;
  amax(sim_masked: View): View;
  sim_shifted(sim_masked: View, amax: View): View;
  attn_softmax(sim_shifted: View, blocked: View): View;
  /** Whether the lines that zero rows run. */
  zeroes(only_attend_immediate_media: boolean): boolean;
  /** (B, T_txt) bool: the rows to zero. */
  text_without_media(text_time: View, inputs: Inputs): View;
  /** rows (B, 1, T_txt, 1). */
  attn(attn_softmax: View, rows: View): View;
  /** What the attention is multiplied with, (1). */
  attn_factor(attn_gate: View): View;
  after_attn(gated_out: View, x: View): View;
  ff_factor(ff_gate: View, attn_gate: View): View;
  after_ff(gated: View, x: View): View;
}

/** As the code is. */
export const rightLines: Lines = {
  media_locations: mediaLocations,
  media_flat: (media) => rearrange(media, 'b t n d -> b (t n) d'),
  k_and_v(media_flat, to_kv) {
    const [k, v] = chunk(linear(media_flat, to_kv), 2, -1);
    return [k, v];
  },
  q_scaled: (q, dim_head) => mul(q, dim_head ** -0.5),
  media_time: mediaTime,
  text_time: (locations) => textTime(locations, locations.shape[1], false),
  cached_text_time: (locations, T_txt) => textTime(locations, T_txt, true),
  media_time_repeated: (media_time, n) => repeat(media_time, 'j -> 1 1 1 (j n)', { n }),
  immediate: eq,
  previous: ge,
  text_to_media_mask: (op, text_time, media_time) => op(text_time, media_time),
  blocked: logicalNot,
  fill: (dtype) => -finfo(dtype).max,
  sim_masked: maskedFill,
  amax: (scores) => amax(scores, -1, true),
  sim_shifted: sub,
  attn_softmax: (shifted) => softmax(shifted, -1),
  zeroes: (only_attend_immediate_media) => only_attend_immediate_media,
  text_without_media: (text_time) => eq(text_time, 0),
  attn: (attn, rows) => maskedFill(attn, rows, 0),
  attn_factor: tanh,
  after_attn: add,
  ff_factor: tanh,
  after_ff: add,
};
