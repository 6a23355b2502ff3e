/** What the wrong programs make of the inputs of a question. */

import { stepIds, type Inputs, type StepId, type TensorName, type Trace } from '../../trace';
import { bugs, isReached, runBug, type Bug } from '../bugs';

/** Whose mistakes a question about a step can show: of the step itself first, then of what it is easily mixed up with. */
const related: Readonly<Partial<Record<StepId, readonly StepId[]>>> = {
  media_locations: ['media_locations'],
  text_time: ['text_time', 'media_locations'],
  media_time: ['media_time'],
  broadcast: ['media_time'],
  mask: ['mask', 'text_time', 'media_time'],
  sim: ['sim'],
  masked_fill: ['masked_fill', 'mask'],
  amax: ['amax', 'masked_fill', 'mask'],
  softmax: ['softmax', 'amax', 'masked_fill', 'mask'],
  zero_rows: ['zero_rows', 'softmax', 'masked_fill', 'mask'],
  out: ['zero_rows', 'softmax', 'mask', 'sim'],
  gate: ['gate', 'zero_rows', 'softmax'],
};

/** The step whose mistakes a question about a step is about. */
export const ownStep = (step: StepId): StepId => related[step]?.[0] ?? step;

/** Numbers of the attention beyond which thirty runs would be felt. */
const MOST_CELLS = 3000;

export interface Wrong {
  readonly bug: Bug;
  readonly trace: Trace;
}

/** The wrong programs that matter at a step of a run, likeliest first, each run up to there. */
export function wrongAt(right: Trace, step: StepId): readonly Wrong[] {
  if (last?.inputs === right.inputs && last.step === step) return last.wrong;
  const wrong = runAll(right, step);
  last = { inputs: right.inputs, step, wrong };
  return wrong;
}

/** The last answer: who asks about a question soon judges it. */
let last: { inputs: Inputs; step: StepId; wrong: readonly Wrong[] } | null = null;

function runAll(right: Trace, step: StepId): Wrong[] {
  const { inputs } = right;
  const from = related[step] ?? [];
  // Repeating computes nothing that media_time has not brought.
  const until = step === 'broadcast' ? 'media_time' : step;
  const needsScores = stepIds.indexOf(step) >= stepIds.indexOf('sim');
  if (needsScores && sizeOf(inputs) > MOST_CELLS) return [];
  return from
    .flatMap((id) => bugs.filter((bug) => bug.step === id && isReached(bug, inputs)))
    .map((bug) => ({ bug, trace: runBug(bug, inputs, until, right) }));
}

function sizeOf({ rows, fresh, cached, T_img, n, heads }: Inputs): number {
  const [tokens] = cached ? fresh : rows;
  return rows.length * tokens.length * T_img * n * heads;
}

/** A cell of a wrong trace; NaN where it has no such tensor or place. */
export function wrongValue({ trace }: Wrong, tensor: TensorName, index: readonly number[]): number {
  const view = trace.tensors[tensor];
  const isThere = view && index.every((i, axis) => i < view.shape[axis]);
  return isThere ? view.get(...index) : NaN;
}
