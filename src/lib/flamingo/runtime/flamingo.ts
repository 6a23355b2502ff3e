import { crossEntropy, reshape, tensor } from '../../tensor';
import type { Kernels } from '../../tensor/kernels/kernels';
import type { ConditionedMedia, ConditionOptions, VisX } from './conditioned-media';
import type { FlamingoConfig } from './config';
import { generate, type FinishReason, type GenerateOptions, type GenerateStep } from './generate';
import { LanguageModel } from './language-model';
import type { InputIds } from './media-rows';
import { PerceiverResampler } from './perceiver-resampler';
import { Pool } from './pool';
import { recordHeap, recordUnder, type RecordValues, type Values } from './record';
import { VisionEncoder, type Pixels } from './vision-encoder';
import { WeightReader, type Tensors } from './weight-reader';

export interface FlamingoForwardOptions {
  /** (B, T): what should have come, -100 where nothing is asked; the loss looks one token ahead. */
  readonly labels?: InputIds;
  readonly attention_mask?: readonly (readonly number[])[];
  /** false keeps the media of this pass for later ones without vis_x. */
  readonly clear_conditioned_layers?: boolean;
  readonly record?: RecordValues;
}

export interface FlamingoOutput {
  /** (B, T, vocab_size) */
  readonly logits: Values;
  /** Mean cross entropy in nats; null without labels. */
  readonly loss: number | null;
}

/** The Flamingo class of OpenFlamingo (flamingo.py): vision encoder, resampler, language model. */
export class Flamingo {
  readonly vision_encoder: VisionEncoder;
  readonly perceiver: PerceiverResampler;
  readonly lang_encoder: LanguageModel;
  private conditioned: ConditionedMedia | null = null;
  private use_cached_vision_x = false;

  /** @throws {Error} naming the weight that is missing, misshapen, not finite, or too much */
  constructor(
    readonly kernels: Kernels,
    readonly config: FlamingoConfig,
    tensors: Tensors,
  ) {
    const weights = new WeightReader(kernels, tensors);
    const { vision_encoder, perceiver, lang_encoder, gated_cross_attn, special_tokens } = config;
    const vision = weights.under('vision_encoder');
    this.vision_encoder = new VisionEncoder(kernels, vision_encoder, vision);
    this.perceiver = new PerceiverResampler(kernels, perceiver, weights.under('perceiver'));
    const language = { lang_encoder, gated_cross_attn, dim_visual: perceiver.dim };
    this.lang_encoder = new LanguageModel(
      kernels,
      new Pool(kernels),
      { ...language, media_token_id: special_tokens.image },
      weights.under('lang_encoder'),
      weights.under('gated_cross_attn_layers'),
    );
    weights.finish();
  }

  /**
   * One picture, or a clip of several frames: its latents (num_latents, dim).
   * @throws {Error} when there is no frame or one has another size than the configured
   */
  encode(frames: readonly Pixels[], record?: RecordValues): Values {
    if (frames.length === 0) throw new Error('encode: a picture or clip has at least one frame');
    const { kernels } = this;
    const { num_latents, dim } = this.perceiver.config;
    const { tokens } = this.vision_encoder;
    const mark = kernels.mark();
    try {
      const x = kernels.allocate(frames.length * tokens * dim);
      const out = kernels.allocate(num_latents * dim);
      this.vision_encoder.forward(x, frames, recordUnder(record, 'vision_encoder.'));
      const shape = { media: 1, frames: frames.length, tokens };
      const inPerceiver = recordUnder(record, 'perceiver.');
      const options = { interpolate_frame_embs: true, record: inPerceiver };
      this.perceiver.forward(out, x, shape, options);
      recordHeap(kernels, record, 'latents', [1, 1, num_latents, dim], out);
      return kernels.heap.slice(out, out + num_latents * dim);
    } finally {
      kernels.release(mark);
    }
  }

  /**
   * Flamingo.forward. vis_x null: the media that cache_media or an earlier pass left.
   * @throws {Error} when there are none
   */
  forward(
    vis_x: VisX | null,
    input_ids: InputIds,
    options: FlamingoForwardOptions = {},
  ): FlamingoOutput {
    const { labels, attention_mask, clear_conditioned_layers = true, record } = options;
    if (vis_x) this.condition(vis_x, { record });
    if (!this.conditioned) {
      throw new Error(
        'flamingo: vision_x must be given, or have been conditioned or cached before',
      );
    }
    const media = this.conditioned;
    const { logits } = this.lang_encoder.forward(input_ids, { media, attention_mask, record });
    if (clear_conditioned_layers) this.clear_conditioned_layers();
    return { logits, loss: labels ? this.loss(logits, labels) : null };
  }

  /** Flamingo.generate, a step at a time; it has media of its own, which end with it. */
  *generate(
    vis_x: VisX,
    input_ids: InputIds,
    options: Omit<GenerateOptions, 'media'>,
    condition: Partial<ConditionOptions> = {},
  ): Generator<GenerateStep, FinishReason> {
    const { record, interventions = {} } = options;
    const { text_only = false, skip_zero_rows } = interventions;
    const all = { record, skip_zero_rows, ...condition, use_cached_vision_x: true };
    const media = text_only ? undefined : this.lang_encoder.condition(vis_x, all);
    try {
      return yield* generate(this.lang_encoder, input_ids, { ...options, media });
    } finally {
      media?.close();
    }
  }

  /** Keeps media, and where they stand in input_ids, for passes over text that goes on from there. */
  cache_media(input_ids: InputIds, vis_x: VisX): void {
    this.use_cached_vision_x = true;
    this.condition(vis_x);
    this.conditioned?.condition_media_locations(input_ids, this.config.special_tokens.image);
  }

  uncache_media(): void {
    this.clear_conditioned_layers();
    this.use_cached_vision_x = false;
  }

  /** Quirk of the original, kept: it leaves the promise of cached media standing. */
  clear_conditioned_layers(): void {
    this.conditioned?.close();
    this.conditioned = null;
  }

  is_conditioned(): boolean {
    return this.conditioned !== null;
  }

  private condition(vis_x: VisX, options: Partial<ConditionOptions> = {}): void {
    this.clear_conditioned_layers();
    const { use_cached_vision_x } = this;
    this.conditioned = this.lang_encoder.condition(vis_x, { ...options, use_cached_vision_x });
  }

  private loss(logits: Values, labels: InputIds): number {
    const [B, T] = [labels.length, labels[0].length];
    const { vocab_size } = this.config.lang_encoder;
    const shape = [B, T, vocab_size];
    const before = tensor(Array.from(logits), { shape, dtype: 'float64' }).slice(1, 0, T - 1);
    const wanted = labels.flatMap((row) => row.slice(1));
    return crossEntropy(
      reshape(before, [B * (T - 1), vocab_size]),
      tensor(wanted, { dtype: 'int64' }),
    ).get();
  }
}
