import { NONE, type Kernels, type PackedLinear } from '../../tensor/kernels/kernels';
import {
  ConditionedMedia,
  type ConditionOptions,
  type MediaTurn,
  type VisX,
} from './conditioned-media';
import type { CrossAttentionConfig, LanguageConfig } from './config';
import {
  gatedCrossAttention,
  readGatedCrossAttention,
  type GatedCrossAttention,
} from './gated-cross-attention';
import { withInterventions, type Interventions } from './interventions';
import { KeyValueCache } from './key-value-cache';
import type { InputIds } from './media-rows';
import type { Pool } from './pool';
import { recordHeap, recordUnder, type RecordValues, type Values } from './record';
import { createRotaryTable, type RotaryTable } from './rotary-table';
import { recordIds, recordTurn } from './record-turn';
import { readTransformerBlock, transformerBlock, type TransformerBlock } from './transformer-block';
import { checkIds, paddingOf } from './token-checks';
import type { LayerNormWeights, WeightReader } from './weight-reader';

export interface LanguageModelConfig {
  readonly lang_encoder: LanguageConfig;
  readonly gated_cross_attn: CrossAttentionConfig;
  /** Features of the media that the gated blocks read. */
  readonly dim_visual: number;
  readonly media_token_id: number;
}

export interface ForwardOptions {
  /** What was read before; without one the sequences begin here, and nothing is kept. */
  readonly cache?: KeyValueCache;
  /** Without media the gated blocks are left out: the plain language model. */
  readonly media?: ConditionedMedia;
  /** (B, T): 1 keep, 0 padding, which must be at the left. Only with the first tokens of a cache. */
  readonly attention_mask?: readonly (readonly number[])[];
  /** 'last': logits of the last token of each sequence alone. */
  readonly logits?: 'all' | 'last';
  /** Gates and heads; the rest of it is the business of who conditions the media. */
  readonly interventions?: Interventions;
  readonly record?: RecordValues;
}

export interface LogitsAndTurn {
  /** (B, T, vocab_size), or (B, vocab_size) of the last tokens. */
  readonly logits: Values;
  /** What the rows could see; null without media. */
  readonly turn: MediaTurn | null;
}

/** A decoder with gated cross-attention in front of its layers: FlamingoLMMixin around a plain LM. */
export class LanguageModel {
  readonly config: LanguageModelConfig;
  /** In front of each layer; null where there is none. */
  readonly gated_layers: readonly (GatedCrossAttention | null)[];
  private readonly wte: number;
  /** Learned positions, or NONE: then they are rotary. */
  private readonly wpe: number;
  private readonly rotary: RotaryTable | undefined;
  private readonly blocks: readonly TransformerBlock[];
  private readonly ln_f: LayerNormWeights;
  private readonly head: PackedLinear;

  /** `gated`: reads gated_cross_attn_layers.*, which a state dict may hold elsewhere. */
  constructor(
    private readonly kernels: Kernels,
    private readonly pool: Pool,
    config: LanguageModelConfig,
    weights: WeightReader,
    gated: WeightReader,
  ) {
    this.config = config;
    const { vocab_size, dim, depth, heads, context, rotary_base } = config.lang_encoder;
    const table = weights.values('wte.weight', [vocab_size, dim]);
    this.wte = weights.plain('wte.weight', [vocab_size, dim]);
    const hasPositions = weights.has('wpe.weight');
    this.wpe = hasPositions ? weights.plain('wpe.weight', [context, dim]) : NONE;
    this.rotary = hasPositions
      ? undefined
      : createRotaryTable(kernels, context, heads, dim / heads, rotary_base);
    this.blocks = Array.from({ length: depth }, (_, i) =>
      readTransformerBlock(weights.under(`blocks.${i}`), dim, heads),
    );
    this.ln_f = weights.layerNorm('ln_f', dim);
    this.head = weights.has('lm_head.weight')
      ? weights.linear('lm_head', vocab_size, dim)
      : kernels.pack(table, vocab_size, dim);
    const { every_n_layers } = config.gated_cross_attn;
    this.gated_layers = this.blocks.map((_, i) => {
      if ((i + 1) % every_n_layers !== 0) return null;
      const reader = gated.under(String(i));
      return readGatedCrossAttention(reader, dim, config.dim_visual, config.gated_cross_attn);
    });
  }

  /** Room for `batch` sequences. Close it at the end. */
  createCache(batch: number): KeyValueCache {
    const { context, depth, dim } = this.config.lang_encoder;
    return new KeyValueCache(this.pool, batch, context, depth, 3 * dim);
  }

  /** Keys and values of media for all gated blocks. Close it at the end. */
  condition(vis_x: VisX, options: Partial<ConditionOptions> = {}): ConditionedMedia {
    const [, , , dim_visual] = vis_x.shape;
    if (dim_visual !== this.config.dim_visual) {
      const wanted = `the gated blocks read ${this.config.dim_visual}`;
      throw new Error(`vis_x: ${dim_visual} features a latent, ${wanted}`);
    }
    const { only_attend_immediate_media } = this.config.gated_cross_attn;
    const all = { only_attend_immediate_media, use_cached_vision_x: false, ...options };
    return new ConditionedMedia(this.kernels, this.pool, this.gated_layers, vis_x, all);
  }

  /**
   * Reads B rows of T tokens each and gives the logits of what comes next.
   * @throws {Error} for a token outside the vocabulary, more tokens than the context holds, padding that is
   *   not at the left
   */
  forward(input_ids: InputIds, options: ForwardOptions = {}): LogitsAndTurn {
    const cache = options.cache ?? this.createCache(input_ids.length);
    try {
      return this.read(input_ids, cache, options);
    } finally {
      if (!options.cache) cache.close();
    }
  }

  private read(input_ids: InputIds, cache: KeyValueCache, options: ForwardOptions): LogitsAndTurn {
    const { kernels, config } = this;
    const { media, attention_mask, record } = options;
    checkIds(input_ids, cache, config.lang_encoder);
    const [batch, rows] = [input_ids.length, input_ids[0].length];
    if (attention_mask) cache.padding = paddingOf(attention_mask, batch, rows, cache.past);
    const turn = media?.turn(input_ids, config.media_token_id) ?? null;
    if (record) recordIds(record, kernels.heap, input_ids);
    if (record && media && turn) recordTurn(record, kernels.heap, media, turn);
    const mark = kernels.mark();
    try {
      const h = kernels.allocate(batch * rows * config.lang_encoder.dim);
      this.embed(h, input_ids, cache);
      recordHeap(kernels, record, 'embeddings', [batch, rows, config.lang_encoder.dim], h);
      this.layers(h, batch, rows, cache, turn, options);
      cache.past += rows;
      return { logits: this.logits(h, batch, rows, options), turn };
    } finally {
      kernels.release(mark);
    }
  }

  private embed(h: number, input_ids: InputIds, { past, padding }: KeyValueCache): void {
    const { dim } = this.config.lang_encoder;
    const { heap } = this.kernels;
    const rows = input_ids[0].length;
    input_ids.forEach((row, b) =>
      row.forEach((id, i) => {
        const to = h + (b * rows + i) * dim;
        heap.copyWithin(to, this.wte + id * dim, this.wte + (id + 1) * dim);
        if (this.wpe === NONE) return;
        const position = this.wpe + Math.max(past + i - padding[b], 0) * dim;
        for (let d = 0; d < dim; d++) heap[to + d] += heap[position + d];
      }),
    );
  }

  private layers(
    h: number,
    batch: number,
    rows: number,
    cache: KeyValueCache,
    turn: MediaTurn | null,
    { media, interventions, record }: ForwardOptions,
  ): void {
    const { kernels, rotary } = this;
    const gated_layers = withInterventions(this.gated_layers, interventions);
    const { past, capacity, padding } = cache;
    this.blocks.forEach((block, i) => {
      const inLayer = recordUnder(record, `layer.${i}.`);
      const [trained, gated] = [this.gated_layers[i], gated_layers[i]];
      if (trained && gated && media && turn) {
        const kv = media.keysAndValues(trained);
        const view = { batch, rows, keys: media.keys, kv, runs: turn.runs };
        gatedCrossAttention(kernels, gated, h, view, inLayer);
      }
      const qkv = cache.layer(i);
      const sequences = { batch, rows, past, qkv, capacity, causal: true, padding, rotary };
      transformerBlock(kernels, block, h, sequences, inLayer);
    });
  }

  /** (B, T, vocab_size) or, of the last tokens, (B, vocab_size). */
  private logits(
    h: number,
    batch: number,
    rows: number,
    { logits, record }: ForwardOptions,
  ): Values {
    const { kernels } = this;
    const { dim, vocab_size } = this.config.lang_encoder;
    const perSequence = logits === 'last' ? 1 : rows;
    const normed = kernels.allocate(batch * perSequence * dim);
    for (let b = 0; b < batch; b++) {
      const from = h + ((b + 1) * rows - perSequence) * dim;
      const to = normed + b * perSequence * dim;
      kernels.layerNorm(to, from, this.ln_f.weight, this.ln_f.bias, perSequence, dim);
    }
    const normedShape = logits === 'last' ? [batch, dim] : [batch, rows, dim];
    recordHeap(kernels, record, 'ln_f', normedShape, normed);
    const out = kernels.allocate(batch * perSequence * vocab_size);
    kernels.linear(out, normed, this.head, batch * perSequence);
    const shape = logits === 'last' ? [batch, vocab_size] : [batch, rows, vocab_size];
    recordHeap(kernels, record, 'logits', shape, out);
    return kernels.heap.slice(out, out + batch * perSequence * vocab_size);
  }
}
