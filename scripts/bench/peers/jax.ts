/**
 * The tiny Flamingo in jax-js, on its WebAssembly backend in one thread: three functions, each compiled by jit, with the
 * weights as their constants. Tuned like TensorFlow.js (q, k, v in one product, all that can be folded into the
 * weights); the cache has a fixed size, as in JAX, so that a new token compiles nothing.
 */

import type { Array as JaxArray } from '@jax-js/jax';
import { wideRotaryTables, type Weights } from '../model/loaded';
import {
  causalBias,
  HIDDEN,
  mediaBias,
  patchesOf,
  seesMedia,
  type Prompt,
  type Runtime,
} from '../model/runtime';
import type { ArrayOps } from './eager/array-ops';
import { Modules } from './eager/modules';
import { pictureEncoder } from './eager/picture';
import { textModel, type Text } from './eager/text';

type Jax = typeof import('@jax-js/jax');
type Compiled = (...inputs: JaxArray[]) => JaxArray[];

export async function startJax(jax: Jax, weights: Weights): Promise<Runtime> {
  await jax.init('wasm');
  jax.defaultDevice('wasm');
  return new JaxFlamingo(jax, weights);
}

function arrayOps({ numpy, lax, nn }: Jax): ArrayOps<JaxArray> {
  return {
    constant: (values, shape) => numpy.array(values, { shape: [...shape] }),
    add: (a, b) => a.ref.add(b.ref),
    mul: (a, b) => a.ref.mul(b.ref),
    linear: (x, weight, bias) => {
      const product = numpy.matmul(x.ref, weight.ref);
      return bias === undefined ? product : product.add(bias.ref);
    },
    matmul: (a, b, transposeB) =>
      numpy.matmul(a.ref, transposeB ? numpy.matrixTranspose(b.ref) : b.ref),
    softmax: (x) => nn.softmax(x.ref, -1),
    normalize: (x) => nn.standardize(x.ref, -1, { epsilon: 1e-5 }),
    erfGate: (x) => x.ref.mul(lax.erf(x.ref).add(1)),
    reshape: (x, shape) => x.ref.reshape([...shape]),
    transpose: (x, permutation) => x.ref.transpose([...permutation]),
    split: (x, sizes, axis) => {
      const ends = sizes.map((_, i) => sizes.slice(0, i + 1).reduce((sum, size) => sum + size, 0));
      return numpy.split(x.ref, ends.slice(0, -1), axis);
    },
    concat: (parts, axis) =>
      numpy.concatenate(
        parts.map((part) => part.ref),
        axis,
      ),
  };
}

class JaxFlamingo implements Runtime {
  private readonly text: Text<JaxArray>;
  private readonly encoder: Compiled;
  private readonly prompt: Compiled;
  private readonly one: Compiled;
  private readonly tables: { cos: Float32Array; signedSin: Float32Array };
  private length = 0;
  /** Keys and values, a pair per layer: of the tokens `(heads, context, dimHead)`, of the last picture. */
  private cache: JaxArray[] = [];
  private media: JaxArray[] = [];

  constructor(
    private readonly jax: Jax,
    private readonly weights: Weights,
  ) {
    const modules = new Modules(arrayOps(jax), weights);
    const encoder = pictureEncoder(modules);
    this.text = textModel(modules);
    this.tables = wideRotaryTables(weights.config);
    this.encoder = jax.jit((patches: JaxArray) => [encoder(patches)]);
    this.prompt = jax.jit((...inputs: JaxArray[]) => this.tracePrompt(inputs));
    this.one = jax.jit((...inputs: JaxArray[]) => this.traceToken(inputs));
  }

  encode(picture: Uint8Array): Promise<Float32Array> {
    const { image_size, patch_size } = this.weights.config.vision_encoder;
    const patches = patchesOf(picture, image_size, patch_size);
    const shape = [(image_size / patch_size) ** 2, 3 * patch_size ** 2];
    const [latents] = this.encoder(this.array(patches, shape));
    return latents.data();
  }

  prefill(prompt: Prompt): Promise<Float32Array> {
    const { dim, num_latents } = this.weights.config.perceiver;
    const [rows, count] = [prompt.tokens.length, prompt.latents.length / dim];
    for (const array of [...this.cache, ...this.media]) array.dispose();
    this.length = 0;
    const [logits, ...kept] = this.prompt(
      ...this.place(prompt.tokens),
      this.array(prompt.latents, [count, dim]),
      this.array(causalBias(rows), [rows, rows]),
      this.array(mediaBias(prompt, dim, num_latents), [rows, count]),
      this.array(seesMedia(prompt), [rows, 1]),
    );
    const parts = 2 * this.weights.config.lang_encoder.depth;
    this.length = rows;
    [this.cache, this.media] = [kept.slice(0, parts), kept.slice(parts)];
    return logits.data();
  }

  decode(token: number): Promise<Float32Array> {
    const { context } = this.weights.config.lang_encoder;
    const at = this.length;
    const bias = Float32Array.from({ length: context }, (_, key) => (key <= at ? 0 : HIDDEN));
    const here = Float32Array.from({ length: context }, (_, key) => +(key === at));
    const [logits, ...cache] = this.one(
      ...this.place(Int32Array.of(token)),
      this.array(bias, [1, context]),
      this.array(here, [context, 1]),
      ...this.cache,
      ...this.media.map((array) => array.ref),
    );
    [this.cache, this.length] = [cache, at + 1];
    return logits.data();
  }

  /** Inputs as `prefill` gives them → logits, the cache, keys and values of the last picture. */
  private tracePrompt(inputs: JaxArray[]): JaxArray[] {
    const [ids, cos, signedSin, latents, bias, mediaBiases, sees] = inputs;
    const { numpy } = this.jax;
    const { depth, heads, context, dim } = this.weights.config.lang_encoder;
    const { num_latents } = this.weights.config.perceiver;
    const [count, pictures] = [ids, latents].map(({ shape }) => shape[0]);
    const media = this.text.media(latents, pictures);
    const cache = new Array<JaxArray>(2 * depth);
    const room = () => numpy.zeros([heads, context - count, dim / heads]);
    const logits = this.text.run(numpy.take(this.text.words.ref, ids.ref, 0), {
      ...{ count, cos, signedSin, bias, media, mediaBias: mediaBiases, seesMedia: sees },
      remember: (layer, k, v) => {
        [k, v].forEach((rows, i) => {
          cache[2 * layer + i] = numpy.concatenate([rows.ref, room()], 1);
        });
        return [k, v];
      },
    });
    const last = media.map((all) => all.ref.slice([], [pictures - num_latents, pictures], []));
    return [logits, ...cache, ...last];
  }

  /** Inputs as `decode` gives them → logits and the new cache. */
  private traceToken(inputs: JaxArray[]): JaxArray[] {
    const [ids, cos, signedSin, bias, here, ...arrays] = inputs;
    const parts = 2 * this.weights.config.lang_encoder.depth;
    const cache = arrays.slice(0, parts);
    const media = arrays.slice(parts);
    const x = this.jax.numpy.take(this.text.words.ref, ids.ref, 0);
    const logits = this.text.run(x, {
      ...{ count: 1, cos, signedSin, bias, media },
      remember: (layer, k, v) => {
        const at = [2 * layer, 2 * layer + 1];
        // The room for the new row holds zeros.
        [k, v].forEach((row, i) => (cache[at[i]] = cache[at[i]].add(here.ref.mul(row.ref))));
        return [cache[at[0]], cache[at[1]]];
      },
    });
    return [logits, ...cache];
  }

  /** Token ids and the rows of the rotary tables. */
  private place(tokens: Int32Array): JaxArray[] {
    const { dim, heads } = this.weights.config.lang_encoder;
    const dimHead = dim / heads;
    const [from, to] = [this.length, this.length + tokens.length].map((row) => row * dimHead);
    const { cos, signedSin } = this.tables;
    const ids = this.jax.numpy.array(tokens, { shape: [tokens.length], dtype: 'int32' });
    const rows = [cos, signedSin].map((table) =>
      this.array(table.slice(from, to), [tokens.length, dimHead]),
    );
    return [ids, ...rows];
  }

  private array(values: Float32Array, shape: number[]): JaxArray {
    return this.jax.numpy.array(values, { shape });
  }
}
