/** A picture's way to words that may not look at it: through the language model's own self-attention. */

import {
  add,
  arange,
  chunk,
  einsum,
  finfo,
  layerNorm,
  le,
  linear,
  logicalNot,
  maskedFill,
  mul,
  rearrange,
  softmax,
  tensor,
  type View,
} from '../../tensor';
import { draw } from '../../trace/draw';
import { tensorOf, type BlockCase } from './block-case';
import { addAt, largestChange } from './change';

/** One head as wide as the text; nn.Linear weights are (out, in). */
export interface SelfAttentionWeights {
  /** (3 * D, D) */
  readonly qkv: View;
  /** (D, D) */
  readonly proj: View;
}

/** Weights of a layer for texts of `dim` features, drawn from a seed. */
export function drawSelfAttention(seed: number, dim: number): SelfAttentionWeights {
  const matrix = (name: string, rows: number) =>
    tensor(draw(seed, `lm.${name}`, rows * dim, 1 / Math.sqrt(dim)), { shape: [rows, dim] });
  return { qkv: matrix('qkv', 3 * dim), proj: matrix('proj', dim) };
}

/** h + proj(attention(ln(h))), where each token looks at itself and at those before it. h (B, T, D). */
export function causalSelfAttention(h: View, { qkv, proj }: SelfAttentionWeights): View {
  const [, T, D] = h.shape;
  const [q, k, v] = chunk(linear(layerNorm(h, [D]), qkv), 3, -1);
  const sim = einsum('b i d, b j d -> b i j', mul(q, D ** -0.5), k);
  const [rows, columns] = ['i -> 1 i 1', 'i -> 1 1 i'].map((to) => rearrange(arange(T), to));
  const isBefore = le(columns, rows);
  const attn = softmax(maskedFill(sim, logicalNot(isBefore), -finfo('float32').max), -1);
  return add(h, linear(einsum('b i j, b j d -> b i d', attn, v), proj));
}

/**
 * A decoder layer in Flamingo's order, first the gated cross-attention block, then self-attention, before and after 1 is
 * added to every feature of picture `image` (from 0).
 * @returns (2, T_txt) of the first sample: the largest change after the block, and after the self-attention
 */
export function changedLayer(given: BlockCase, image: number, weights: SelfAttentionWeights): View {
  const cases = [given, { ...given, media: addAt(given.media, 1, [image], 1) }];
  const blocks = cases.map((one) => tensorOf(one, 'after_ff').pick(0));
  const layers = cases.map((one) =>
    causalSelfAttention(tensorOf(one, 'after_ff'), weights).pick(0),
  );
  const changes = [blocks, layers].map(([before, after]) => largestChange(before, after));
  return tensor(
    changes.map((change) => Array.from({ length: change.shape[1] }, (_, t) => change.get(0, t))),
  );
}
