/**
 * A layer of the tiny Flamingo as a trace. What the model recorded is taken as it is. What its kernels never make (they
 * skip blocked scores) is worked out with the same code as in the Mask Lab: the scores with their fill, and the softmax
 * of every row.
 */

import { IndexError, tensor, wrap, type View } from '../tensor';
import { maskedAttention, mediaLocations, type BlockWeights } from '../flamingo';
import type { TracedTensor } from '../flamingo/worker/protocol';
import type { Inputs, Token } from './inputs';
import { addShown, sizesOf, stoppedAt } from './shown';
import type { BlockChanges, TensorName, Tensors, Trace } from './types';

type Recorded = Readonly<Record<string, TracedTensor>>;

/** What a trace of a layer is made from: one pass of the model over one prompt. */
export interface LayerRun {
  /** Words, `<image>` where a picture stands. */
  readonly tokens: readonly string[];
  /** The id of `<image>`. */
  readonly media_token_id: number;
  /** true: eq. false: ge. */
  readonly only_attend_immediate_media: boolean;
  /** Before tanh, as the pass used them. */
  readonly attn_gate: number;
  readonly ff_gate: number;
  readonly changes: BlockChanges;
  /** Every intermediate of the pass: `vis_x`, `layer.3.attn`, … */
  readonly recorded: Recorded;
}

/** Names of the block's weights in the state dict, after `gated_cross_attn_layers.3.`; the gates come with the run. */
export const blockWeightNames = [
  'attn.norm.weight',
  'attn.norm.bias',
  'attn.to_q.weight',
  'attn.to_kv.weight',
  'attn.to_out.weight',
  'ff.0.weight',
  'ff.0.bias',
  'ff.1.weight',
  'ff.3.weight',
] as const satisfies readonly (keyof BlockWeights)[];

/** A tensor of the trace, and the name after `layer.3.` under which the model records it. */
const recordedNames = {
  lang_x: 'lang_x',
  q_scaled: 'q_scaled',
  k: 'k',
  v: 'v',
  sim: 'sim',
  attn: 'attn',
  out_per_head: 'out_per_head',
  out: 'attn_out',
  after_attn: 'after_attn',
  ff_out: 'ff_out',
  after_ff: 'xattn_out',
} as const satisfies Partial<Record<TensorName, string>>;

/**
 * The trace of gated block `layer`.
 * @param weights by the names of the state dict, `gated_cross_attn_layers.3.attn.to_q.weight`
 * @throws {Error} naming the first tensor that is missing: the block was left out of the pass, or the pass kept nothing
 */
export function traceLayer(run: LayerRun, layer: number, weights: Recorded): Trace {
  const tensors = recordedTensors(run, layer);
  const inputs = inputsOf(run, tensors);
  const block = blockWeights(run, layer, weights);
  const error = addAttention(tensors, inputs);
  addShown(tensors, inputs.n);
  return Object.freeze({
    origin: 'model',
    inputs,
    sizes: sizesOf(block, inputs.heads),
    media_token_id: run.media_token_id,
    changes: run.changes,
    weights: block,
    tensors: Object.freeze(tensors),
    error,
  });
}

type Started = Partial<Tensors> &
  Pick<Tensors, keyof typeof recordedNames | 'input_ids' | 'latents' | 'media_locations'>;

function recordedTensors(run: LayerRun, layer: number): Started {
  const take = (name: string) => viewOf(run.recorded, name);
  const { shape, values } = numbersOf(run.recorded, 'input_ids');
  const input_ids = tensor(values, { shape, dtype: 'int64' });
  const own = Object.entries(recordedNames).map(
    ([name, recorded]) => [name, take(`layer.${layer}.${recorded}`)] as const,
  );
  return {
    ...(Object.fromEntries(own) as Pick<Tensors, keyof typeof recordedNames>),
    input_ids,
    media_locations: mediaLocations(input_ids, run.media_token_id),
    latents: take('vis_x'),
    attn_gate: gateOf(run.attn_gate),
    ff_gate: gateOf(run.ff_gate),
  };
}

/** The numbers themselves, not a copy; float64 of a test's kernels is rounded. */
function viewOf(recorded: Recorded, name: string): View {
  const { shape, values } = numbersOf(recorded, name);
  const data = values instanceof Float32Array ? values : Float32Array.from(values);
  return wrap(data, shape, 'float32');
}

function numbersOf(recorded: Recorded, name: string): TracedTensor {
  if (Object.hasOwn(recorded, name)) return recorded[name];
  throw new Error(`the run has no tensor ${name}`);
}

const gateOf = (value: number): View => tensor([value], { shape: [1], dtype: 'float32' });

/** The pass in the terms of the Mask Lab. */
function inputsOf(run: LayerRun, { input_ids, latents, q_scaled }: Started): Inputs {
  const [, T_img, n] = latents.shape;
  const [, heads] = q_scaled.shape;
  const row = run.tokens.map((word, t): Token => {
    const isImage = input_ids.get(0, t) === run.media_token_id;
    return isImage ? { kind: 'image', word: null } : { kind: 'text', word };
  });
  return {
    rows: [row],
    fresh: [[]],
    T_img,
    n,
    heads,
    op: run.only_attend_immediate_media ? 'eq' : 'ge',
    cached: false,
    dtype: 'float32',
    // Nothing is drawn from it here.
    seed: 0,
    gate: run.attn_gate,
    ffGate: run.ff_gate,
  };
}

function blockWeights(
  { attn_gate, ff_gate }: LayerRun,
  layer: number,
  weights: Recorded,
): BlockWeights {
  const views = blockWeightNames.map(
    (name) => [name, viewOf(weights, `gated_cross_attn_layers.${layer}.${name}`)] as const,
  );
  const all = Object.fromEntries(views) as Omit<BlockWeights, 'attn_gate' | 'ff_gate'>;
  return { ...all, attn_gate: gateOf(attn_gate), ff_gate: gateOf(ff_gate) };
}

/**
 * Adds what lies between the scores and the output. Without pictures the real code stops at amax; the tiny model goes on
 * with attention that is 0 everywhere, so that what it recorded after it stays.
 * @returns where the real code stops, if it does
 */
function addAttention(tensors: Started, { T_img, n, op }: Inputs): Trace['error'] {
  const { sim, media_locations } = tensors;
  const options = { T_img, n, only_attend_immediate_media: op === 'eq', use_cached_media: false };
  try {
    maskedAttention(sim, media_locations, options, (name, value) => {
      if (name !== 'attn') tensors[name as TensorName] = value;
    });
    return null;
  } catch (problem) {
    if (!(problem instanceof IndexError)) throw problem;
    return { step: stoppedAt(tensors), message: problem.message };
  }
}
