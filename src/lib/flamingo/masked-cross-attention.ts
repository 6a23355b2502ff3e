import {
  amax,
  chunk,
  einsum,
  eq,
  finfo,
  isFloat,
  layerNorm,
  linear,
  logicalNot,
  maskedFill,
  mul,
  rearrange,
  softmax,
  sub,
  type View,
} from '../tensor';
import { mediaTime } from './media-time';
import type { Recorder } from './recorder';
import { textTime } from './text-time';
import { textToMediaMask } from './text-to-media-mask';

export interface AttentionOptions {
  readonly heads: number;
  /** true: a token sees only the last image before it (eq). false: all images before it (ge). */
  readonly only_attend_immediate_media: boolean;
  /** true: media_locations are those of an earlier prompt, and only their number counts. */
  readonly use_cached_media: boolean;
}

/** nn.Linear weights are (out, in); inner = heads * dim_head. */
export interface AttentionWeights {
  /** (dim,) */
  readonly 'norm.weight': View;
  readonly 'norm.bias': View;
  /** (inner, dim) */
  readonly 'to_q.weight': View;
  /** (2 * inner, dim_visual): k above v */
  readonly 'to_kv.weight': View;
  /** (dim, inner) */
  readonly 'to_out.weight': View;
}

/**
 * MaskedCrossAttention.forward of OpenFlamingo (helpers.py), line by line: text asks, images
 * answer. x (B, T_txt, dim), media (B, T_img, n, dim_visual) and media_locations (B, T_loc) of bool
 * give (B, T_txt, dim). Each named tensor is handed to `record` as it comes to be.
 *
 * media_locations may be null only with use_cached_media, and then nothing is masked at all.
 * @throws {Error} with the original's message when T_loc is not T_txt without use_cached_media
 * @throws {TypeError} with the original's message when media_locations is null without it
 * @throws {IndexError} when there is no media (T_img = 0): amax over an empty axis
 */
export function maskedCrossAttention(
  x: View,
  media: View,
  media_locations: View | null,
  weights: AttentionWeights,
  options: AttentionOptions,
  record?: Recorder,
): View {
  if (!options.use_cached_media) assertSameLength(media_locations, x);
  const [, T_img, n] = media.shape;
  const h = options.heads;

  // step: sim
  const dim_head = weights['to_q.weight'].shape[0] / h;
  const x_norm = layerNorm(x, x.shape.slice(-1), weights['norm.weight'], weights['norm.bias']);
  const media_flat = rearrange(media, 'b t n d -> b (t n) d');
  const [k_flat, v_flat] = chunk(linear(media_flat, weights['to_kv.weight']), 2, -1);
  const q = rearrange(linear(x_norm, weights['to_q.weight']), 'b n (h d) -> b h n d', { h });
  const k = rearrange(k_flat, 'b n (h d) -> b h n d', { h });
  const v = rearrange(v_flat, 'b n (h d) -> b h n d', { h });
  const q_scaled = mul(q, dim_head ** -0.5);
  record?.('q_scaled', q_scaled);
  record?.('k', k);
  record?.('v', v);
  const sim = einsum('... i d, ... j d -> ... i j', q_scaled, k);
  record?.('sim', sim);

  const attn = maskedAttention(sim, media_locations, { ...options, T_img, n }, record);

  // step: out
  const out_per_head = einsum('... i j, ... j d -> ... i d', attn, v);
  record?.('out_per_head', out_per_head);
  const out_merged = rearrange(out_per_head, 'b h n d -> b n (h d)');
  const out = linear(out_merged, weights['to_out.weight']);
  record?.('out', out);
  return out;
}

export interface MaskOptions extends Omit<AttentionOptions, 'heads'> {
  readonly T_img: number;
  /** Latents per image. */
  readonly n: number;
}

/**
 * The middle of the forward pass, from scores to attention weights: sim (B, heads, T_txt, T_img *
 * n) gives attn of the same shape, each row summing to 1, or to 0 where it is zeroed.
 *
 * Quirks of the original, kept: only eq zeroes the rows of text before the first image; under ge
 * they stay uniform, so that text does read the images to come. Under eq a text_time beyond T_img
 * is uniform as well. In float16 -max minus a large maximum overflows to -Infinity, which is
 * harmless.
 */
export function maskedAttention(
  sim: View,
  media_locations: View | null,
  options: MaskOptions,
  record?: Recorder,
): View {
  const { T_img, n, only_attend_immediate_media, use_cached_media } = options;
  let scores = sim;
  let text_time: View | null = null;
  if (media_locations !== null) {
    const media_time = mediaTime(T_img);
    record?.('media_time', media_time);
    text_time = textTime(media_locations, sim.shape[2], use_cached_media);
    record?.('text_time', text_time);
    const mask = textToMediaMask(text_time, media_time, n, only_attend_immediate_media);
    record?.('text_to_media_mask', mask);

    // step: masked_fill
    scores = maskedFill(sim, logicalNot(mask), -largestFinite(sim));
    record?.('sim_masked', scores);
  }

  // step: amax
  const row_max = amax(scores, -1, true);
  record?.('amax', row_max);
  const sim_shifted = sub(scores, row_max);
  record?.('sim_shifted', sim_shifted);

  // step: softmax
  let attn = softmax(sim_shifted, -1);
  record?.('attn_softmax', attn);

  // step: zero_rows
  if (text_time !== null && only_attend_immediate_media) {
    const text_without_media_mask = rearrange(eq(text_time, 0), 'b i -> b 1 i 1');
    attn = maskedFill(attn, text_without_media_mask, 0);
  }
  record?.('attn', attn);
  return attn;
}

/** torch.finfo(sim.dtype).max */
function largestFinite(sim: View): number {
  if (isFloat(sim.dtype)) return finfo(sim.dtype).max;
  throw new TypeError(`maskedAttention: sim is ${sim.dtype}, not a float type`);
}

function assertSameLength(media_locations: View | null, x: View): void {
  if (media_locations === null) {
    throw new TypeError("'NoneType' object has no attribute 'shape'");
  }
  if (media_locations.shape[1] === x.shape[1]) return;
  const [locations, text] = [media_locations, x].map((view) => `[${view.shape.join(', ')}]`);
  throw new Error(
    `media_location.shape is torch.Size(${locations}) but x.shape is torch.Size(${text})`,
  );
}
