/** Runs a program of single lines on inputs and keeps every tensor, as `run` of the trace does with the real one. */

import {
  cast,
  einsum,
  exp,
  IndexError,
  layerNorm,
  linear,
  mul,
  rearrange,
  sum,
  type View,
} from '../../tensor';
import { feedForward, type BlockWeights } from '../../flamingo';
import {
  asTrained,
  drawWeights,
  locatedIds,
  sizesOf,
  specialIds,
  startTensors,
  stepIds,
  stoppedAt,
  type Inputs,
  type StepId,
  type TensorName,
  type Tensors,
  type Trace,
} from '../../trace';
import { rightLines, type Lines } from './lines';

interface State {
  readonly lines: Lines;
  readonly inputs: Inputs;
  readonly weights: BlockWeights;
  /** Filled phase by phase. */
  readonly tensors: Partial<Tensors>;
}

export interface Extent {
  /** The last step that is run; the trace ends there. All of them, if left out. */
  readonly until?: StepId;
  /** The real run on these inputs, and the one step whose lines are changed: what does not depend on them is taken over. */
  readonly beside?: { readonly trace: Trace; readonly changed: StepId };
}

/**
 * The trace of a program on inputs. It is the real one, bit for bit, where no line is replaced.
 * @param changed the lines that are not as in the code
 */
export function runProgram(
  changed: Partial<Lines>,
  inputs: Inputs,
  { until = 'gate', beside }: Extent = {},
): Trace {
  const { weights, start } = drawnOf(inputs);
  const tensors: Partial<Tensors> = { ...start };
  const state: State = { lines: { ...rightLines, ...changed }, inputs, weights, tensors };
  let error: Trace['error'] = null;
  try {
    for (const [step, names, phase] of phases) {
      if (beside && !dependsOn(step, beside.changed)) takeOver(tensors, beside.trace, names);
      else phase(state);
      if (step === until) break;
    }
  } catch (problem) {
    // The real code's own exception (amax over no picture) is part of a trace; any other is a mistake of ours.
    if (!(problem instanceof IndexError)) throw problem;
    error = { step: stoppedAt(tensors), message: problem.message };
  }
  return Object.freeze({
    origin: 'drawn',
    inputs,
    sizes: sizesOf(weights, inputs.heads),
    media_token_id: specialIds.image,
    changes: asTrained,
    weights,
    tensors: Object.freeze(tensors),
    error,
  });
}

/** Whether a step's numbers can change with the lines of another. Scores know nothing of the mask. */
function dependsOn(step: StepId, changed: StepId): boolean {
  if (step === changed) return true;
  return step !== 'sim' && stepIds.indexOf(step) > stepIds.indexOf(changed);
}

function takeOver(
  tensors: Partial<Record<TensorName, View>>,
  from: Trace,
  names: readonly TensorName[],
): void {
  for (const name of names) tensors[name] = from.tensors[name];
}

interface Drawn {
  readonly weights: BlockWeights;
  readonly start: Partial<Tensors>;
}

/** Many programs run on the same inputs, and what the seed gives is the same for all. Nobody writes into it. */
const drawn = new WeakMap<Inputs, Drawn>();

function drawnOf(inputs: Inputs): Drawn {
  const known = drawn.get(inputs);
  if (known) return known;
  const made = { weights: drawWeights(inputs), start: startTensors(inputs) };
  drawn.set(inputs, made);
  return made;
}

type Phase = readonly [StepId, readonly TensorName[], (state: State) => void];

/** In an order in which each finds what it needs; a mask needs no scores, so those come after it. */
const phases: readonly Phase[] = [
  ['media_locations', ['media_locations'], locate],
  ['text_time', ['text_time'], countText],
  ['media_time', ['media_time', 'media_time_repeated'], countMedia],
  ['mask', ['text_to_media_mask'], compare],
  ['sim', ['q_scaled', 'k', 'v', 'sim'], score],
  ['masked_fill', ['sim_masked'], fill],
  ['amax', ['amax', 'sim_shifted'], shift],
  ['softmax', ['attn_softmax', 'exp_sum'], spread],
  ['zero_rows', ['attn', 'attn_sum'], zero],
  ['out', ['out_per_head', 'out'], mix],
  ['gate', ['gated_out', 'after_attn', 'ff_out', 'after_ff'], open],
];

function locate({ lines, inputs, tensors }: State): void {
  tensors.media_locations = lines.media_locations(locatedIds(inputs), specialIds.image);
}

function countText({ lines, inputs, tensors }: State): void {
  const [, T_txt] = tensors.input_ids!.shape;
  const locations = tensors.media_locations!;
  tensors.text_time = inputs.cached
    ? lines.cached_text_time(locations, T_txt, inputs)
    : lines.text_time(locations, inputs);
}

function countMedia({ lines, inputs, tensors }: State): void {
  tensors.media_time = lines.media_time(inputs.T_img);
  tensors.media_time_repeated = lines.media_time_repeated(tensors.media_time, inputs.n);
}

function compare({ lines, inputs, tensors }: State): void {
  const op = inputs.op === 'eq' ? lines.immediate : lines.previous;
  const rows = rearrange(tensors.text_time!, 'b i -> b 1 i 1');
  tensors.text_to_media_mask = lines.text_to_media_mask(
    op,
    rows,
    tensors.media_time_repeated!,
    inputs,
  );
}

function score({ lines, inputs, weights, tensors }: State): void {
  const x = tensors.lang_x!;
  const h = inputs.heads;
  const heads = (view: View) => rearrange(view, 'b n (h d) -> b h n d', { h });
  const norm = [weights['attn.norm.weight'], weights['attn.norm.bias']] as const;
  const q = heads(linear(layerNorm(x, x.shape.slice(-1), ...norm), weights['attn.to_q.weight']));
  const media_flat = lines.media_flat(tensors.latents!);
  const [k, v] = lines.k_and_v(media_flat, weights['attn.to_kv.weight']);
  tensors.q_scaled = lines.q_scaled(q, q.shape[3]);
  tensors.k = heads(k);
  tensors.v = heads(v);
  tensors.sim = einsum('... i d, ... j d -> ... i j', tensors.q_scaled, tensors.k);
}

function fill({ lines, inputs, tensors }: State): void {
  const blocked = lines.blocked(tensors.text_to_media_mask!);
  tensors.sim_masked = lines.sim_masked(tensors.sim!, blocked, lines.fill(inputs.dtype));
}

function shift({ lines, tensors }: State): void {
  const scores = tensors.sim_masked!;
  tensors.amax = lines.amax(scores);
  tensors.sim_shifted = lines.sim_shifted(scores, tensors.amax);
}

function spread({ lines, tensors }: State): void {
  const shifted = tensors.sim_shifted!;
  tensors.attn_softmax = lines.attn_softmax(shifted, lines.blocked(tensors.text_to_media_mask!));
  // torch's softmax works in float32 inside, whatever the dtype of its input.
  tensors.exp_sum = sum(exp(cast(shifted, 'float32')), -1, true);
}

function zero({ lines, inputs, tensors }: State): void {
  let attn = tensors.attn_softmax!;
  if (lines.zeroes(inputs.op === 'eq')) {
    const rows = lines.text_without_media(tensors.text_time!, inputs);
    attn = lines.attn(attn, rearrange(rows, 'b i -> b 1 i 1'));
  }
  tensors.attn = attn;
  tensors.attn_sum = sum(cast(attn, 'float32'), -1, true);
}

function mix({ weights, tensors }: State): void {
  tensors.out_per_head = einsum('... i j, ... j d -> ... i d', tensors.attn!, tensors.v!);
  const merged = rearrange(tensors.out_per_head, 'b h n d -> b n (h d)');
  tensors.out = linear(merged, weights['attn.to_out.weight']);
}

function open({ lines, weights, tensors }: State): void {
  const { attn_gate, ff_gate } = weights;
  tensors.gated_out = mul(tensors.out!, lines.attn_factor(attn_gate));
  tensors.after_attn = lines.after_attn(tensors.gated_out, tensors.lang_x!);
  tensors.ff_out = feedForward(tensors.after_attn, {
    '0.weight': weights['ff.0.weight'],
    '0.bias': weights['ff.0.bias'],
    '1.weight': weights['ff.1.weight'],
    '3.weight': weights['ff.3.weight'],
  });
  const gated = mul(tensors.ff_out, lines.ff_factor(ff_gate, attn_gate));
  tensors.after_ff = lines.after_ff(gated, tensors.after_attn);
}
