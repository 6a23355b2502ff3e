import type { Kernels } from '../../tensor/kernels/kernels';
import { headsFirst } from './attention-weights';
import type { GatedCrossAttention } from './gated-cross-attention';
import {
  mediaLocationsOf,
  mediaRuns,
  textTimes,
  type InputIds,
  type MediaLocations,
  type MediaMask,
  type MediaRun,
} from './media-rows';
import type { Block, Pool } from './pool';
import { recordHeap, type RecordValues } from './record';

/** What the resampler gave for a batch: (B, T_img, n, dim_visual). */
export interface VisX {
  readonly values: ArrayLike<number>;
  readonly shape: readonly [B: number, T_img: number, n: number, dim_visual: number];
}

/** What the rows of one forward pass may see. */
export interface MediaTurn {
  readonly use_cached_media: boolean;
  /** Those in force: of this input, or the cached ones. */
  readonly media_locations: MediaLocations;
  /** The images, and the rule by which they are seen. */
  readonly media: MediaMask;
  /** For each sequence, how many images each row has seen. */
  readonly text_time: readonly (readonly number[])[];
  readonly runs: readonly (readonly MediaRun[])[];
}

export interface ConditionOptions {
  /** true: a token sees only the last image before it (eq). false: all before it (ge). */
  readonly only_attend_immediate_media: boolean;
  /** true while generating: later inputs without `<image>` use the locations of the prompt. */
  readonly use_cached_vision_x: boolean;
  /** true: as MediaMask says. */
  readonly skip_zero_rows?: boolean;
  readonly record?: RecordValues;
}

/**
 * Media that the gated blocks are conditioned on: keys and values of every block, computed once, and the
 * media_locations that go with them (in OpenFlamingo: `condition_vis_x`, `condition_media_locations` and
 * `_use_cached_vision_x` of flamingo_lm.py, for all layers in one).
 */
export class ConditionedMedia {
  /** As the layers hold them now; null before the first forward pass. */
  media_locations: MediaLocations | null = null;
  readonly batch: number;
  readonly T_img: number;
  readonly n: number;
  readonly only_attend_immediate_media: boolean;
  readonly skip_zero_rows: boolean;
  private readonly blocks: ReadonlyMap<GatedCrossAttention, Block>;
  private closed = false;

  constructor(
    kernels: Kernels,
    private readonly pool: Pool,
    layers: readonly (GatedCrossAttention | null)[],
    vis_x: VisX,
    private readonly options: ConditionOptions,
  ) {
    [this.batch, this.T_img, this.n] = vis_x.shape;
    this.only_attend_immediate_media = options.only_attend_immediate_media;
    this.skip_zero_rows = options.skip_zero_rows ?? false;
    const gated = layers.filter((layer) => layer !== null);
    const rows = this.batch * this.keys;
    this.blocks = new Map(
      gated.map((layer) => [layer, pool.take(rows * layer.to_kv.outFeatures)] as const),
    );
    const mark = kernels.mark();
    const x = kernels.allocate(vis_x.values.length);
    kernels.heap.set(vis_x.values, x);
    recordHeap(kernels, options.record, 'vis_x', vis_x.shape, x);
    layers.forEach((layer, i) => {
      if (!layer) return;
      kernels.linear(this.keysAndValues(layer), x, layer.to_kv, rows);
      if (options.record) this.recordKeysAndValues(kernels, layer, `layer.${i}.`, options.record);
    });
    kernels.release(mark);
  }

  /** Columns of the mask: T_img · n. */
  get keys(): number {
    return this.T_img * this.n;
  }

  /** (B, T_img · n, 2 · inner) of one block, in the heap. */
  keysAndValues(layer: GatedCrossAttention): number {
    const block = this.blocks.get(layer);
    if (this.closed || !block) throw new Error('conditioned media: they were closed');
    return block.offset;
  }

  /**
   * What each row of this input may see. FlamingoLMMixin.forward's rule: the cached locations are used only
   * when there are some and no `<image>` stands anywhere in this input, in the whole batch; otherwise those
   * of this input take their place, for good.
   * @throws {Error} when a row would attend to media that are not there
   */
  turn(input_ids: InputIds, media_token_id: number): MediaTurn {
    const here = mediaLocationsOf(input_ids, media_token_id);
    const hasImage = here.some((row) => row.includes(true));
    const use_cached_media =
      this.options.use_cached_vision_x && this.media_locations !== null && !hasImage;
    if (!use_cached_media) this.media_locations = here;
    const locations = this.media_locations ?? here;
    const T_txt = input_ids[0].length;
    const text_time = locations.map((row) => textTimes(row, T_txt, use_cached_media));
    const runs = text_time.map((times) => mediaRuns(times, T_txt, this));
    if (this.T_img === 0 && runs.some((row) => row.some(({ kind }) => kind !== 'zero'))) {
      throw new Error('media: a token would read images, but there is none');
    }
    return { use_cached_media, media_locations: locations, media: this, text_time, runs };
  }

  /** Takes the places of `<image>` from an input that is not read now (cache_media). */
  condition_media_locations(input_ids: InputIds, media_token_id: number): void {
    this.media_locations = mediaLocationsOf(input_ids, media_token_id);
  }

  /** Gives the memory back; a second time does nothing. */
  close(): void {
    if (!this.closed) this.blocks.forEach((block) => this.pool.give(block));
    this.closed = true;
  }

  private recordKeysAndValues(
    kernels: Kernels,
    layer: GatedCrossAttention,
    prefix: string,
    record: RecordValues,
  ): void {
    const { heads, dim_head } = layer;
    const at = this.keysAndValues(layer);
    const [inner, shape] = [heads * dim_head, [this.batch, heads, this.keys, dim_head] as const];
    record(`${prefix}k`, shape, headsFirst(kernels.heap, at, 2 * inner, shape));
    record(`${prefix}v`, shape, headsFirst(kernels.heap, at + inner, 2 * inner, shape));
  }
}
