/**
 * The tiny Flamingo in onnxruntime-web: WebAssembly, one thread, all graph optimisations, on the graphs of `onnx/`. Tried
 * and slower or no faster: weights not packed in advance, no memory arena, memory patterns for the single token,
 * Gemm with its bias instead of MatMul, all of the cache as one input. Its WebAssembly holds no relaxed SIMD.
 */

import type { InferenceSession } from 'onnxruntime-web';
import type { FlamingoConfig } from '../../../src/lib/flamingo/runtime/config';
import {
  causalBias,
  mediaBias,
  patchesOf,
  seesMedia,
  type Prompt,
  type Runtime,
} from '../model/runtime';

type Ort = typeof import('onnxruntime-web');
type Feeds = Parameters<InferenceSession['run']>[0];

/** The model files, as a page would download them; the last when the first token is asked for. */
export interface OnnxFiles {
  readonly vision: Uint8Array;
  readonly prefill: Uint8Array;
  readonly decode: () => Promise<Uint8Array>;
}

/** The session for single tokens is made when the first is asked for: what comes before does not wait for it. */
export async function startOnnx(
  ort: Ort,
  config: FlamingoConfig,
  files: OnnxFiles,
): Promise<Runtime> {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  const open = (model: Uint8Array) =>
    ort.InferenceSession.create(model, {
      executionProviders: ['wasm'],
      graphOptimizationLevel: 'all',
    });
  const [vision, prefill] = [await open(files.vision), await open(files.prefill)];
  return new OnnxFlamingo(ort, config, vision, prefill, async () => open(await files.decode()));
}

class OnnxFlamingo implements Runtime {
  private readonly cache: Cache;
  private one: InferenceSession | undefined;
  private media: Float32Array = new Float32Array(0);

  constructor(
    private readonly ort: Ort,
    private readonly config: FlamingoConfig,
    private readonly vision: InferenceSession,
    private readonly prompt: InferenceSession,
    private readonly openDecode: () => Promise<InferenceSession>,
  ) {
    this.cache = new Cache(config.lang_encoder);
  }

  async encode(picture: Uint8Array): Promise<Float32Array> {
    const { image_size, patch_size } = this.config.vision_encoder;
    const tokens = (image_size / patch_size) ** 2;
    const patches = patchesOf(picture, image_size, patch_size);
    const shape = [1, tokens, 3 * patch_size ** 2];
    const [latents] = await this.run(this.vision, { patches: this.floats(patches, shape) });
    return latents;
  }

  async prefill(prompt: Prompt): Promise<Float32Array> {
    const { dim, num_latents } = this.config.perceiver;
    const [rows, latents] = [prompt.tokens.length, prompt.latents.length / dim];
    this.cache.length = 0;
    const [logits, fresh, media] = await this.run(this.prompt, {
      input_ids: this.ints(prompt.tokens, [1, rows]),
      latents: this.floats(prompt.latents, [latents, dim]),
      media_bias: this.floats(mediaBias(prompt, dim, num_latents), [1, 1, rows, latents]),
      sees_media: this.floats(seesMedia(prompt), [1, rows, 1]),
      positions: this.ints(
        prompt.tokens.map((_, i) => i),
        [rows],
      ),
      self_bias: this.floats(causalBias(rows), [1, 1, rows, rows]),
    });
    this.cache.append(fresh, rows);
    this.media = this.lastPicture(media, latents);
    return logits;
  }

  async decode(token: number): Promise<Float32Array> {
    this.one ??= await this.openDecode();
    const { depth } = this.config.lang_encoder;
    const { heads, dim_head } = this.config.gated_cross_attn;
    const shape = [2 * depth, heads, this.config.perceiver.num_latents, dim_head];
    const feeds: Record<string, Feeds[string]> = {
      input_ids: this.ints([token], [1, 1]),
      media: this.floats(this.media, shape),
      seqlens_k: this.ints([this.cache.length], [1]),
      total_length: this.ints([this.cache.length + 1], []),
    };
    this.cache.parts.forEach((part, i) => {
      feeds[`past_${i}`] = this.floats(part, this.cache.partShape);
    });
    const [logits, fresh] = await this.run(this.one, feeds);
    this.cache.append(fresh, 1);
    return logits;
  }

  /** A new token sees the last picture alone: its part of `(2·depth, heads, latents, dim_head)`. */
  private lastPicture(media: Float32Array, latents: number): Float32Array {
    const { dim_head } = this.config.gated_cross_attn;
    const [all, kept] = [latents * dim_head, this.config.perceiver.num_latents * dim_head];
    const groups = media.length / all;
    const out = new Float32Array(groups * kept);
    for (let i = 0; i < groups; i++) {
      out.set(media.subarray((i + 1) * all - kept, (i + 1) * all), i * kept);
    }
    return out;
  }

  private async run(session: InferenceSession, feeds: Feeds): Promise<Float32Array[]> {
    const outputs = await session.run(feeds);
    return session.outputNames.map((name) => outputs[name].data);
  }

  private floats(values: Float32Array, shape: readonly number[]) {
    return new this.ort.Tensor('float32', values, shape);
  }

  private ints(values: ArrayLike<number>, shape: readonly number[]) {
    return new this.ort.Tensor('int32', Int32Array.from(values), shape);
  }
}

/** Keys and values of all layers, with room for the whole context. */
class Cache {
  /** Tokens in it. */
  length = 0;
  /** Keys and values of the layers in turn, `(1, heads, context, dimHead)` each. */
  readonly parts: readonly Float32Array[];
  readonly partShape: readonly number[];

  constructor(private readonly sizes: FlamingoConfig['lang_encoder']) {
    const { depth, heads, context, dim } = sizes;
    this.parts = Array.from({ length: 2 * depth }, () => new Float32Array(context * dim));
    this.partShape = [1, heads, context, dim / heads];
  }

  /** Adds `(2·depth, heads, rows, dimHead)`. */
  append(fresh: Float32Array, rows: number): void {
    const { heads, context, dim } = this.sizes;
    const dimHead = dim / heads;
    let from = 0;
    for (const part of this.parts) {
      for (let head = 0; head < heads; head++, from += rows * dimHead) {
        const to = (head * context + this.length) * dimHead;
        part.set(fresh.subarray(from, from + rows * dimHead), to);
      }
    }
    this.length += rows;
  }
}
