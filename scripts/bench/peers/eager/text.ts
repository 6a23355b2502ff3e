/** The language model with its gated cross-attention blocks on the ops of a library of arrays. */

import { beside, dense } from './folded';
import type { Layer, Modules } from './modules';

/** Where the rows of one pass stand, and what they may see. */
export interface Rows<T> {
  readonly count: number;
  /** cos, and sin with the sign of the first half turned, `(count, dimHead)`. */
  readonly cos: T;
  readonly signedSin: T;
  /** What is added to the scores of keys, `(count, keys)`; absent if every row sees all. */
  readonly bias?: T;
  /** Takes the new keys and values `(heads, count, dimHead)` of a layer; gives all of them. */
  readonly remember: (layer: number, k: T, v: T) => readonly [T, T];
  /** Keys and values of the pictures, a pair per layer, `(heads, latents, dim_head)`. */
  readonly media: readonly T[];
  /** `(count, latents)`, and `(count, 1)`: 0 for rows that see no picture; absent if every row sees all. */
  readonly mediaBias?: T;
  readonly seesMedia?: T;
}

export interface Text<T> {
  /** `(vocab, dim)` */
  readonly words: T;
  /** Keys and values of all layers for latents `(count, dim)`. */
  readonly media: (latents: T, count: number) => T[];
  /** Embedded rows `(count, dim)` → logits of the last, `(1, vocab)`. */
  readonly run: (x: T, rows: Rows<T>) => T;
}

export function textModel<T>(modules: Modules<T>): Text<T> {
  const { ops, weights } = modules;
  const { vocab_size, dim, depth } = weights.config.lang_encoder;
  const layers = Array.from({ length: depth }, (_, i) => [
    gatedBlock(modules, i),
    languageBlock(modules, i),
  ]);
  const wte = 'lang_encoder.wte';
  const head = modules.linear(wte, { norm: 'lang_encoder.ln_f' });
  return {
    words: ops.constant(weights.values(`${wte}.weight`), [vocab_size, dim]),
    media: mediaOf(modules),
    run: (x, rows) => {
      let h = x;
      for (const block of layers.flat()) h = block(h, rows);
      const [last] = rows.count === 1 ? [h] : ops.split(h, [rows.count - 1, 1], 0).slice(1);
      return head(ops.normalize(last));
    },
  };
}

function mediaOf<T>(modules: Modules<T>): Text<T>['media'] {
  const { weights } = modules;
  const { heads, dim_head } = weights.config.gated_cross_attn;
  const { depth } = weights.config.lang_encoder;
  const each = Array.from({ length: depth }, (_, i) =>
    dense(weights, `gated_cross_attn_layers.${i}.attn.to_kv`, {}),
  );
  const toKv: Layer<T> = modules.layer(beside(each));
  const parts = Array.from({ length: 2 * depth }, () => heads);
  return (latents, count) => modules.toHeads(toKv(latents), count, parts, dim_head);
}

type Block<T> = (x: T, rows: Rows<T>) => T;

function gatedBlock<T>(modules: Modules<T>, i: number): Block<T> {
  const { ops, weights } = modules;
  const { heads, dim_head } = weights.config.gated_cross_attn;
  const at = `gated_cross_attn_layers.${i}`;
  const inner = heads * dim_head;
  const queries = { rows: inner, heads };
  const toQ = modules.linear(`${at}.attn.to_q`, { norm: `${at}.attn.norm`, queries });
  const toOut = modules.linear(`${at}.attn.to_out`, { gate: `${at}.attn_gate` });
  const [norm, widen, narrow] = [0, 1, 3].map((n) => `${at}.ff.${n}`);
  const feedForward = modules.feedForward(norm, widen, narrow, `${at}.ff_gate`);
  return (x, { count, media, mediaBias, seesMedia }) => {
    const [q] = modules.toHeads(toQ(ops.normalize(x)), count, [heads], dim_head);
    const [k, v] = [media[2 * i], media[2 * i + 1]];
    const attended = modules.attend(q, k, v, count, inner, mediaBias);
    const seen = seesMedia === undefined ? attended : ops.mul(attended, seesMedia);
    const h = ops.add(x, toOut(seen));
    return ops.add(h, feedForward(h));
  };
}

function languageBlock<T>(modules: Modules<T>, i: number): Block<T> {
  const { ops, weights } = modules;
  const { dim, heads } = weights.config.lang_encoder;
  const at = `lang_encoder.blocks.${i}`;
  const [dimHead, half] = [dim / heads, dim / heads / 2];
  const toQkv = modules.linear(`${at}.qkv`, { norm: `${at}.ln_1`, queries: { rows: dim, heads } });
  const proj = modules.linear(`${at}.proj`);
  const feedForward = modules.feedForward(`${at}.ln_2`, `${at}.fc`, `${at}.out`);
  return (x, { count, cos, signedSin, bias, remember }) => {
    const qkv = toQkv(ops.normalize(x));
    const [both, newV] = modules.toHeads(qkv, count, [2 * heads, heads], dimHead);
    const swapped = ops.concat(ops.split(both, [half, half], 2).reverse(), 2);
    const turned = ops.add(ops.mul(both, cos), ops.mul(swapped, signedSin));
    const [q, newK] = ops.split(turned, [heads, heads], 0);
    const [k, v] = remember(i, newK, newV);
    const h = ops.add(x, proj(modules.attend(q, k, v, count, dim, bias)));
    return ops.add(h, feedForward(h));
  };
}
