import {
  NONE,
  type AttentionCall,
  type Kernels,
  type PackedLinear,
} from '../../tensor/kernels/kernels';
import { AttentionWeightsRecord, headsFirst, scoresOf } from './attention-weights';
import type { PerceiverConfig } from './config';
import { feedForward, readFeedForward, type FeedForward } from './feed-forward';
import { addFrameEmbeddings, addMediaTimeEmbeddings } from './perceiver-embeddings';
import { recordHeap, recordUnder, type RecordValues } from './record';
import { recordNormed } from './record-normed';
import { residual } from './residual';
import type { LayerNormWeights, WeightReader } from './weight-reader';

/** PerceiverAttention of OpenFlamingo (helpers.py). */
interface PerceiverAttention {
  readonly norm_media: LayerNormWeights;
  readonly norm_latents: LayerNormWeights;
  readonly to_q: PackedLinear;
  /** k above v. */
  readonly to_kv: PackedLinear;
  readonly to_out: PackedLinear;
}

interface Layer {
  readonly attention: PerceiverAttention;
  readonly feed_forward: FeedForward;
}

/** What is resampled: `media` images or clips of `frames` frames of `tokens` tokens each. */
export interface ResamplerShape {
  readonly media: number;
  readonly frames: number;
  readonly tokens: number;
  /** Images per sample, for media_time_embs: T of (B, T, F, v, dim). By default all of them. */
  readonly mediaPerSample?: number;
}

export interface ResamplerOptions {
  /**
   * More frames than frame_embs has rows: stretch the embeddings over them, as the Flamingo paper does,
   * instead of the error that OpenFlamingo gives.
   */
  readonly interpolate_frame_embs?: boolean;
  readonly record?: RecordValues;
}

/** PerceiverResampler of OpenFlamingo (helpers.py): any number of tokens becomes num_latents. */
export class PerceiverResampler {
  private readonly latents: number;
  private readonly frame_embs: number;
  private readonly media_time_embs: number;
  private readonly layers: readonly Layer[];
  private readonly norm: LayerNormWeights;

  constructor(
    private readonly kernels: Kernels,
    readonly config: PerceiverConfig,
    weights: WeightReader,
  ) {
    const { dim, depth, num_latents, max_num_frames, max_num_media } = config;
    this.latents = weights.plain('latents', [num_latents, dim]);
    this.frame_embs =
      max_num_frames === null ? NONE : weights.plain('frame_embs', [max_num_frames, dim]);
    this.media_time_embs =
      max_num_media === null ? NONE : weights.plain('media_time_embs', [max_num_media, 1, dim]);
    this.layers = Array.from({ length: depth }, (_, i) => ({
      attention: readAttention(weights.under(`layers.${i}.0`), config),
      feed_forward: readFeedForward(weights.under(`layers.${i}.1`), dim, config.ff_mult),
    }));
    this.norm = weights.layerNorm('norm', dim);
  }

  /**
   * x (media, frames · tokens, dim) in the heap, which gets the embeddings added, gives `out` (media,
   * num_latents, dim).
   * @throws {ShapeError} for more frames than frame_embs or more media than media_time_embs hold
   */
  forward(out: number, x: number, shape: ResamplerShape, options: ResamplerOptions = {}): void {
    const { kernels, config } = this;
    const { dim, num_latents } = config;
    const { record, interpolate_frame_embs = false } = options;
    const keys = shape.frames * shape.tokens;
    const frameTable = { offset: this.frame_embs, rows: config.max_num_frames ?? 0, dim };
    if (config.max_num_frames !== null) {
      addFrameEmbeddings(kernels, x, shape, frameTable, interpolate_frame_embs);
    }
    const mediaTable = { offset: this.media_time_embs, rows: config.max_num_media ?? 0, dim };
    if (config.max_num_media !== null) addMediaTimeEmbeddings(kernels, x, shape, mediaTable);
    recordHeap(kernels, record, 'media', [shape.media, keys, dim], x);
    for (let m = 0; m < shape.media; m++) {
      const to = out + m * num_latents * dim;
      kernels.heap.copyWithin(to, this.latents, this.latents + num_latents * dim);
    }
    recordHeap(kernels, record, 'latents_init', [shape.media, num_latents, dim], out);
    this.layers.forEach((layer, i) =>
      this.layer(layer, out, x, shape.media, keys, recordUnder(record, `layer.${i}.`)),
    );
    const rows = shape.media * num_latents;
    kernels.layerNorm(out, out, this.norm.weight, this.norm.bias, rows, dim);
    recordHeap(kernels, record, 'out', [shape.media, num_latents, dim], out);
  }

  private layer(
    { attention, feed_forward }: Layer,
    latents: number,
    x: number,
    media: number,
    tokens: number,
    record?: RecordValues,
  ): void {
    const { kernels, config } = this;
    const rows = media * config.num_latents;
    const shape = [media, config.num_latents, config.dim];
    const mark = kernels.mark();
    const attended = kernels.allocate(rows * config.heads * config.dim_head);
    this.attend(attention, attended, latents, x, media, tokens, record);
    const added = { name: 'attn_out', shape };
    residual(kernels, latents, attended, attention.to_out, rows, 1, added, record);
    recordHeap(kernels, record, 'after_attn', shape, latents);
    feedForward(kernels, feed_forward, latents, rows, 1, { name: 'ff_out', shape }, record);
    recordHeap(kernels, record, 'after_ff', shape, latents);
    kernels.release(mark);
  }

  /** The latents ask; the media and the latents themselves answer. Keys are the media first. */
  private attend(
    weights: PerceiverAttention,
    out: number,
    latents: number,
    x: number,
    media: number,
    tokens: number,
    record?: RecordValues,
  ): void {
    const { kernels, config } = this;
    const { dim, num_latents, heads, dim_head } = config;
    const [inner, keys] = [heads * dim_head, tokens + num_latents];
    const kv_input = kernels.allocate(media * keys * dim);
    const q = kernels.allocate(media * num_latents * inner);
    const kv = kernels.allocate(media * keys * 2 * inner);
    const { norm_media, norm_latents } = weights;
    for (let m = 0; m < media; m++) {
      const to = kv_input + m * keys * dim;
      const from = x + m * tokens * dim;
      kernels.layerNorm(to, from, norm_media.weight, norm_media.bias, tokens, dim);
      const normed = to + tokens * dim;
      const given = latents + m * num_latents * dim;
      kernels.layerNorm(normed, given, norm_latents.weight, norm_latents.bias, num_latents, dim);
      kernels.linear(q + m * num_latents * inner, normed, weights.to_q, num_latents);
    }
    kernels.linear(kv, kv_input, weights.to_kv, media * keys);
    if (record) recordNormed(kernels, record, kv_input, [media, tokens, num_latents, dim]);
    const strides = { outStride: inner, qStride: inner, kStride: 2 * inner, vStride: 2 * inner };
    const sizes = { heads, dimHead: dim_head, rows: num_latents, keys, visible: keys };
    const calls = Array.from({ length: media }, (_, m) => {
      const [row, key] = [m * num_latents * inner, kv + m * keys * 2 * inner];
      const places = { out: out + row, q: q + row, k: key, v: key + inner };
      return { ...strides, ...sizes, ...places, scale: dim_head ** -0.5, probabilities: NONE };
    });
    if (record) return this.attendRecording(calls, record);
    calls.forEach((call) => kernels.attention(call));
  }

  private attendRecording(calls: readonly AttentionCall[], record: RecordValues): void {
    const { kernels } = this;
    const { heads, rows, keys, dimHead } = calls[0];
    const { heap } = kernels;
    const [queries, answers] = [
      [calls.length, heads, rows, dimHead] as const,
      [calls.length, heads, keys, dimHead] as const,
    ];
    const [{ q, qStride, k, kStride, v, vStride, out, outStride, scale }] = calls;
    record('q_scaled', queries, headsFirst(heap, q, qStride, queries, scale));
    record('k', answers, headsFirst(heap, k, kStride, answers));
    record('v', answers, headsFirst(heap, v, vStride, answers));
    const attn = new AttentionWeightsRecord(kernels, calls.length, heads, rows, keys);
    const sim = kernels.allocate(attn.values.length);
    const q_scaled = kernels.allocate(heads * rows * dimHead);
    calls.forEach((call, m) => {
      const shape = [1, heads, rows, call.dimHead] as const;
      kernels.heap.set(headsFirst(kernels.heap, call.q, call.qStride, shape, call.scale), q_scaled);
      scoresOf(kernels, sim + m * heads * rows * keys, q_scaled, call);
      attn.attend(call, m, 0, 0);
    });
    recordHeap(kernels, record, 'sim', attn.shape, sim);
    record('attn', attn.shape, attn.values);
    record('out_per_head', queries, headsFirst(kernels.heap, out, outStride, queries));
  }
}

function readAttention(weights: WeightReader, config: PerceiverConfig): PerceiverAttention {
  const { dim, heads, dim_head } = config;
  const inner = heads * dim_head;
  return {
    norm_media: weights.layerNorm('norm_media', dim),
    norm_latents: weights.layerNorm('norm_latents', dim),
    to_q: weights.linear('to_q', inner, dim),
    to_kv: weights.linear('to_kv', 2 * inner, dim),
    to_out: weights.linear('to_out', dim, inner),
  };
}
