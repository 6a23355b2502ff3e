/** What a learner's inputs bring along: text, latents and weights, drawn from the seed where a model would compute them. */

import { tensor, type View } from '../tensor';
import type { BlockWeights } from '../flamingo';
import { draw } from './draw';
import { sequence, wordAt, type Inputs } from './inputs';

/** Sizes small enough to read: D = 8 features of text and latents, d = 4 per head, feed-forward 4 * D. */
const sizes = { dim: 8, dim_head: 4, ff_mult: 4 } as const;

/** Makes the scores a few units wide, so that a softmax row shows a preference and is seldom one-hot or flat. */
const PROJECTION_GAIN = 1.4;

/** (B, T_txt, dim) */
export function drawText(inputs: Inputs): View {
  const tokens = sequence(inputs);
  const values = tokens.flatMap((row, b) =>
    row.flatMap((_, t) => draw(inputs.seed, `word ${wordAt(inputs, b, t)}`, sizes.dim)),
  );
  return tensor(values, {
    shape: [tokens.length, tokens[0].length, sizes.dim],
    dtype: inputs.dtype,
  });
}

/** (B, T_img, n, dim). Picture i is the same in every row of the batch, so its latents are too. */
export function drawLatents({ rows, T_img, n, seed, dtype }: Inputs): View {
  const one: number[] = [];
  for (let i = 0; i < T_img; i++) {
    for (let l = 0; l < n; l++) one.push(...draw(seed, `picture ${i} latent ${l}`, sizes.dim));
  }
  const values = rows.flatMap(() => one);
  return tensor(values, { shape: [rows.length, T_img, n, sizes.dim], dtype });
}

export function drawWeights({ seed, heads, dtype, gate, ffGate }: Inputs): BlockWeights {
  const { dim, dim_head, ff_mult } = sizes;
  const inner = heads * dim_head;
  const matrix = (name: string, rows: number, columns: number, gain = 1) =>
    tensor(draw(seed, name, rows * columns, gain / Math.sqrt(columns)), {
      shape: [rows, columns],
      dtype,
    });
  const vector = (name: string, around: number) =>
    tensor(
      draw(seed, name, dim, 0.1).map((x) => around + x),
      { shape: [dim], dtype },
    );
  const gateOf = (value: number) => tensor([value], { shape: [1], dtype });
  return {
    attn_gate: gateOf(gate),
    ff_gate: gateOf(ffGate),
    'attn.norm.weight': vector('attn.norm.weight', 1),
    'attn.norm.bias': vector('attn.norm.bias', 0),
    'attn.to_q.weight': matrix('attn.to_q.weight', inner, dim, PROJECTION_GAIN),
    'attn.to_kv.weight': matrix('attn.to_kv.weight', 2 * inner, dim, PROJECTION_GAIN),
    'attn.to_out.weight': matrix('attn.to_out.weight', dim, inner),
    'ff.0.weight': vector('ff.0.weight', 1),
    'ff.0.bias': vector('ff.0.bias', 0),
    'ff.1.weight': matrix('ff.1.weight', dim * ff_mult, dim),
    'ff.3.weight': matrix('ff.3.weight', dim, dim * ff_mult),
  };
}
