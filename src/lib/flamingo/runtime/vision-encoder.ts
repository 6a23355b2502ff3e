import type { Kernels, PackedLinear } from '../../tensor/kernels/kernels';
import type { VisionConfig } from './config';
import { recordHeap, recordUnder, valuesLike, type RecordValues } from './record';
import { readTransformerBlock, transformerBlock, type TransformerBlock } from './transformer-block';
import type { LayerNormWeights, WeightReader } from './weight-reader';

const CHANNELS = 3;

/** A picture: `image_size` squared pixels of red, green and blue, 0 to 255, row by row (HWC). */
export type Pixels = Uint8Array | Uint8ClampedArray | Float32Array;

/** A small vision transformer: patches, positions, blocks without a mask, LayerNorm. */
export class VisionEncoder {
  /** Tokens that a picture becomes. */
  readonly tokens: number;
  private readonly patches: PackedLinear;
  private readonly pos: number;
  private readonly blocks: readonly TransformerBlock[];
  private readonly ln_post: LayerNormWeights;

  constructor(
    private readonly kernels: Kernels,
    private readonly config: VisionConfig,
    weights: WeightReader,
  ) {
    const { dim, depth, heads, patch_size, image_size } = config;
    const side = image_size / patch_size;
    this.tokens = side * side;
    const kernel = weights.values('conv.weight', [dim, CHANNELS, patch_size, patch_size]);
    this.patches = kernels.pack(kernel, dim, CHANNELS * patch_size * patch_size);
    this.pos = weights.plain('pos', [this.tokens, dim]);
    this.blocks = Array.from({ length: depth }, (_, i) =>
      readTransformerBlock(weights.under(`blocks.${i}`), dim, heads),
    );
    this.ln_post = weights.layerNorm('ln_post', dim);
  }

  /**
   * Writes the tokens of each frame to `out`, (frames, tokens, dim) in the heap.
   * @throws {Error} when a frame has another number of values than image_size² · 3
   */
  forward(out: number, frames: readonly Pixels[], record?: RecordValues): void {
    const { kernels, tokens } = this;
    const { dim } = this.config;
    const [batch, rows] = [frames.length, frames.length * tokens];
    const mark = kernels.mark();
    this.embed(out, frames, record);
    if (record) this.recordPixels(frames, record);
    recordHeap(kernels, record, 'patches', [batch, tokens, dim], out);
    const qkv = kernels.allocate(rows * 3 * dim);
    const all = { batch, rows: tokens, past: 0, qkv, capacity: tokens, causal: false };
    this.blocks.forEach((block, i) =>
      transformerBlock(kernels, block, out, all, recordUnder(record, `blocks.${i}.`)),
    );
    kernels.layerNorm(out, out, this.ln_post.weight, this.ln_post.bias, rows, dim);
    recordHeap(kernels, record, 'out', [batch, tokens, dim], out);
    kernels.release(mark);
  }

  /** The convolution, its steps as wide as its kernel: one linear layer for all patches; plus positions. */
  private embed(out: number, frames: readonly Pixels[], record?: RecordValues): void {
    const { kernels, tokens } = this;
    const { dim } = this.config;
    const mark = kernels.mark();
    const patches = kernels.allocate(frames.length * tokens * this.patches.inFeatures);
    const heap = kernels.heap;
    frames.forEach((frame, i) => {
      this.unfold(patches + i * tokens * this.patches.inFeatures, frame, i);
      heap.copyWithin(out + i * tokens * dim, this.pos, this.pos + tokens * dim);
    });
    const shape = [frames.length, tokens, this.patches.inFeatures];
    recordHeap(kernels, record, 'patch_values', shape, patches);
    kernels.linearAdd(out, patches, this.patches, frames.length * tokens, 1);
    kernels.release(mark);
  }

  /** The pictures as they came: (frames, rows, columns, 3), 0 to 255. */
  private recordPixels(frames: readonly Pixels[], record: RecordValues): void {
    const { image_size } = this.config;
    const size = image_size * image_size * CHANNELS;
    const values = valuesLike(this.kernels.heap, frames.length * size);
    frames.forEach((frame, i) => values.set(frame, i * size));
    record('pixels', [frames.length, image_size, image_size, CHANNELS], values);
  }

  /** Patches row by row, (tokens, channel · y · x): the order of the convolution's weight. */
  private unfold(to: number, frame: Pixels, index: number): void {
    const { image_size, patch_size, pixel_mean, pixel_scale } = this.config;
    const expected = image_size * image_size * CHANNELS;
    if (frame.length !== expected) {
      const wanted = `${image_size} x ${image_size} pixels of RGB are ${expected}`;
      throw new Error(`vision_encoder: frame ${index} has ${frame.length} values; ${wanted}`);
    }
    const { heap } = this.kernels;
    for (let top = 0; top < image_size; top += patch_size) {
      for (let left = 0; left < image_size; left += patch_size) {
        for (let channel = 0; channel < CHANNELS; channel++) {
          for (let y = top; y < top + patch_size; y++) {
            let from = (y * image_size + left) * CHANNELS + channel;
            for (let x = 0; x < patch_size; x++, from += CHANNELS) {
              heap[to++] = (frame[from] - pixel_mean) / pixel_scale;
            }
          }
        }
      }
    }
  }
}
