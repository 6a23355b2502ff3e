/**
 * The tiny Flamingo in TensorFlow.js, on its WebAssembly backend with one thread or its plain JavaScript one. Tuned: q, k, v
 * in one fused product with bias; norms' weights, gates, the scale of the scores and the factors of the GELU folded
 * into the products; keys and values of all pictures in one; every intermediate freed by tidy.
 */

import type { Tensor } from '@tensorflow/tfjs-core';
import { wideRotaryTables, type Weights } from '../model/loaded';
import {
  causalBias,
  mediaBias,
  patchesOf,
  seesMedia,
  type Prompt,
  type Runtime,
} from '../model/runtime';
import type { ArrayOps } from './eager/array-ops';
import { Modules, type Layer } from './eager/modules';
import { pictureEncoder } from './eager/picture';
import { textModel, type Rows, type Text } from './eager/text';

type Tf = typeof import('@tensorflow/tfjs-core');

export async function startTfjs(
  tf: Tf,
  backend: 'wasm' | 'cpu',
  weights: Weights,
): Promise<Runtime> {
  await tf.setBackend(backend);
  await tf.ready();
  return new TfjsFlamingo(tf, backend, weights);
}

function arrayOps(tf: Tf): ArrayOps<Tensor> {
  return {
    constant: (values, shape) => tf.tensor(values, shape),
    add: (a, b) => tf.add(a, b),
    mul: (a, b) => tf.mul(a, b),
    linear: (a, b, bias) => tf.fused.matMul({ a, b, bias }),
    matmul: (a, b, transposeB) => tf.matMul(a, b, false, transposeB),
    softmax: (x) => tf.softmax(x),
    normalize: (x) => {
      const centred = tf.sub(x, tf.mean(x, -1, true));
      const variance = tf.mean(tf.square(centred), -1, true);
      return tf.mul(centred, tf.rsqrt(tf.add(variance, 1e-5)));
    },
    erfGate: (x) => tf.mul(x, tf.add(tf.erf(x), 1)),
    reshape: (x, shape) => tf.reshape(x, shape),
    transpose: (x, permutation) => tf.transpose(x, permutation),
    split: (x, sizes, axis) => tf.split(x, sizes, axis),
    concat: (parts, axis) => tf.concat(parts, axis),
  };
}

class TfjsFlamingo implements Runtime {
  private readonly encoder: Layer<Tensor>;
  private readonly text: Text<Tensor>;
  private readonly cos: Tensor;
  private readonly signedSin: Tensor;
  /** Tokens known, and their keys and values, a pair per layer. */
  private length = 0;
  private past: Tensor[] = [];
  /** Keys and values of the last picture. */
  private media: Tensor[] = [];

  constructor(
    private readonly tf: Tf,
    private readonly backend: string,
    private readonly weights: Weights,
  ) {
    const modules = new Modules(arrayOps(tf), weights);
    this.encoder = pictureEncoder(modules);
    this.text = textModel(modules);
    const { context, dim, heads } = weights.config.lang_encoder;
    const { cos, signedSin } = wideRotaryTables(weights.config);
    [this.cos, this.signedSin] = [cos, signedSin].map((t) => tf.tensor(t, [context, dim / heads]));
  }

  async encode(picture: Uint8Array): Promise<Float32Array> {
    const { image_size, patch_size } = this.weights.config.vision_encoder;
    const patches = patchesOf(picture, image_size, patch_size);
    const shape = [(image_size / patch_size) ** 2, 3 * patch_size ** 2];
    return this.run(() => this.encoder(this.tf.tensor(patches, shape)));
  }

  prefill(prompt: Prompt): Promise<Float32Array> {
    const { tf } = this;
    const { dim, num_latents } = this.weights.config.perceiver;
    const [rows, count] = [prompt.tokens.length, prompt.latents.length / dim];
    return this.run(() => {
      tf.dispose([...this.past, ...this.media]);
      [this.length, this.past] = [0, []];
      const media = this.text.media(tf.tensor(prompt.latents, [count, dim]), count);
      this.media = media.map((all) => tf.keep(this.lastPicture(all, count)));
      return this.forward(prompt.tokens, media, {
        bias: tf.tensor(causalBias(rows), [rows, rows]),
        mediaBias: tf.tensor(mediaBias(prompt, dim, num_latents), [rows, count]),
        seesMedia: tf.tensor(seesMedia(prompt), [rows, 1]),
      });
    });
  }

  decode(token: number): Promise<Float32Array> {
    return this.run(() => this.forward(Int32Array.of(token), this.media, {}));
  }

  private forward(
    tokens: Int32Array,
    media: readonly Tensor[],
    seen: Pick<Rows<Tensor>, 'bias' | 'mediaBias' | 'seesMedia'>,
  ): Tensor {
    const { tf } = this;
    const { dim, heads } = this.weights.config.lang_encoder;
    const count = tokens.length;
    const ids = tf.tensor(tokens, [count], 'int32');
    const place = (table: Tensor) => tf.slice(table, [this.length, 0], [count, dim / heads]);
    const logits = this.text.run(tf.gather(this.text.words, ids), {
      ...seen,
      count,
      cos: place(this.cos),
      signedSin: place(this.signedSin),
      media,
      remember: (layer, k, v) => [this.remember(2 * layer, k), this.remember(2 * layer + 1, v)],
    });
    this.length += count;
    return logits;
  }

  /** The cache's part i with new rows behind. */
  private remember(i: number, rows: Tensor): Tensor {
    const { tf } = this;
    const before = this.past.at(i);
    const all = tf.keep(before === undefined ? rows : tf.concat([before, rows], 1));
    before?.dispose();
    this.past[i] = all;
    return all;
  }

  private lastPicture(media: Tensor, count: number): Tensor {
    const { heads, dim_head } = this.weights.config.gated_cross_attn;
    const { num_latents } = this.weights.config.perceiver;
    return this.tf.slice(media, [0, count - num_latents, 0], [heads, num_latents, dim_head]);
  }

  private async run(compute: () => Tensor): Promise<Float32Array> {
    await this.tf.setBackend(this.backend);
    const out = this.tf.tidy(compute);
    const values = await out.data();
    out.dispose();
    return values;
  }
}
