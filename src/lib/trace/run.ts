/** Runs OpenFlamingo's gated cross-attention block on the inputs and keeps every named tensor. */

import {
  cast,
  exp,
  IndexError,
  mul,
  repeat,
  sum,
  tanh,
  tensor,
  type DType,
  type View,
} from '../tensor';
import { gatedCrossAttentionBlock, mediaLocations, type BlockWeights } from '../flamingo';
import { draw } from './draw';
import { cachedWordAt, sequence, specialIds, wordAt, type Inputs } from './inputs';
import type { StepId, TensorName, Tensors, Trace } from './types';

/** Sizes small enough to read: D = 8 features of text and latents, d = 4 per head, feed-forward 4 * D. */
export const sizes = { dim: 8, dim_head: 4, ff_mult: 4 } as const;

/** Makes the scores a few units wide, so that a softmax row shows a preference and is seldom one-hot or flat. */
const PROJECTION_GAIN = 1.4;

/** Ids of words start here, after OpenFlamingo's special ones. */
const FIRST_WORD_ID = 4;

export function run(inputs: Inputs): Trace {
  const weights = drawWeights(inputs);
  const tensors: Partial<Tensors> = startTensors(inputs);
  let error: Trace['error'] = null;
  try {
    gatedCrossAttentionBlock(
      tensors.lang_x!,
      tensors.latents!,
      tensors.media_locations!,
      weights,
      {
        heads: inputs.heads,
        only_attend_immediate_media: inputs.op === 'eq',
        use_cached_media: inputs.cached,
      },
      (name, value) => {
        if (kept.has(name)) tensors[name as TensorName] = value;
      },
    );
  } catch (problem) {
    // The real code's own exception (amax over no picture) is part of the lesson; any other is a mistake of ours.
    if (!(problem instanceof IndexError)) throw problem;
    error = { step: stoppedAt(tensors), message: problem.message };
  }
  addShown(tensors, inputs);
  return Object.freeze({ inputs, weights, tensors: Object.freeze(tensors), error });
}

/** The block's own names that are kept. */
const kept: ReadonlySet<string> = new Set<TensorName>([
  'media_time',
  'text_time',
  'text_to_media_mask',
  'q_scaled',
  'k',
  'v',
  'sim',
  'sim_masked',
  'amax',
  'sim_shifted',
  'attn_softmax',
  'attn',
  'out_per_head',
  'out',
  'after_attn',
  'ff_out',
  'after_ff',
]);

/** The first step whose tensor is missing after an exception. */
function stoppedAt(tensors: Partial<Tensors>): StepId {
  if (!tensors.sim_masked) return 'masked_fill';
  return tensors.sim_shifted ? 'softmax' : 'amax';
}

/** Ids, locations, text and latents: all that goes into the block. */
function startTensors(inputs: Inputs): Partial<Tensors> {
  const tokens = sequence(inputs);
  const [B, T_txt] = [tokens.length, tokens[0].length];
  // step: sequence
  const ids = vocabulary(inputs);
  const input_ids = int(
    tokens.flatMap((row, b) => row.map((_, t) => ids(wordAt(inputs, b, t)))),
    [B, T_txt],
  );
  // step: end
  const located = inputs.cached
    ? int(
        inputs.rows.flatMap((row, b) => row.map((_, t) => ids(cachedWordAt(inputs, b, t)))),
        [B, inputs.rows[0].length],
      )
    : input_ids;
  return {
    input_ids,
    media_locations: mediaLocations(located, specialIds.image),
    lang_x: drawText(inputs),
    latents: drawLatents(inputs),
    attn_gate: tensor([inputs.gate], { shape: [1], dtype: inputs.dtype }),
    ff_gate: tensor([inputs.ffGate], { shape: [1], dtype: inputs.dtype }),
  };
}

/** Words get ids in the order in which they are first met. */
function vocabulary(inputs: Inputs): (word: string) => number {
  const ids = new Map<string, number>([
    ['<pad>', specialIds.pad],
    ['<image>', specialIds.image],
  ]);
  const id = (word: string): number => {
    const known = ids.get(word) ?? FIRST_WORD_ID + ids.size - 2;
    ids.set(word, known);
    return known;
  };
  inputs.rows.forEach((row, b) => row.forEach((_, t) => id(cachedWordAt(inputs, b, t))));
  return id;
}

function int(values: number[], shape: number[]): View {
  return tensor(values, { shape, dtype: 'int64' });
}

function drawText(inputs: Inputs): View {
  const tokens = sequence(inputs);
  const values = tokens.flatMap((row, b) =>
    row.flatMap((_, t) => draw(inputs.seed, `word ${wordAt(inputs, b, t)}`, sizes.dim)),
  );
  return tensor(values, {
    shape: [tokens.length, tokens[0].length, sizes.dim],
    dtype: inputs.dtype,
  });
}

/** Picture i is the same in every row of the batch, so its latents are too. */
function drawLatents({ rows, T_img, n, seed, dtype }: Inputs): View {
  const one: number[] = [];
  for (let i = 0; i < T_img; i++) {
    for (let l = 0; l < n; l++) one.push(...draw(seed, `picture ${i} latent ${l}`, sizes.dim));
  }
  const values = rows.flatMap(() => one);
  return tensor(values, { shape: [rows.length, T_img, n, sizes.dim], dtype });
}

function drawWeights({ seed, heads, dtype, gate, ffGate }: Inputs): BlockWeights {
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

/** Tensors that helpers.py never names but that a learner wants to see. */
function addShown(tensors: Partial<Tensors>, inputs: Inputs): void {
  const { media_time, sim_shifted, attn, out, attn_gate } = tensors;
  const wide: DType = 'float32';
  if (media_time) {
    tensors.media_time_repeated = repeat(media_time, 'j -> 1 1 1 (j n)', { n: inputs.n });
  }
  // torch's softmax works in float32 inside, whatever the dtype of its input.
  if (sim_shifted) tensors.exp_sum = sum(exp(cast(sim_shifted, wide)), -1, true);
  if (attn) tensors.attn_sum = sum(cast(attn, wide), -1, true);
  if (out && attn_gate) tensors.gated_out = mul(out, tanh(attn_gate));
}
