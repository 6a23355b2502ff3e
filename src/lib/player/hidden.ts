/** Which tensors a question hides: what its step brings and all that comes after, but not what the step begins with. */

import { stepIds, steps, type StepId, type TensorName } from '../trace';
import type { Question } from '../lesson';

/** Shown for the first time in the step whose numbers are made from them. */
const given: ReadonlySet<TensorName> = new Set<TensorName>([
  'q_scaled',
  'k',
  'v',
  'lang_x',
  'attn_gate',
  'ff_gate',
]);

const stepOfTensor = new Map<string, StepId>(
  steps.flatMap(({ id, rules }) => Object.keys(rules).map((tensor) => [tensor, id])),
);

export function isHidden(
  tensor: TensorName,
  { step, tensor: asked }: Pick<Question, 'step' | 'tensor'>,
): boolean {
  if (tensor === asked) return true;
  const brought = stepOfTensor.get(tensor);
  if (!brought || given.has(tensor)) return false;
  return stepIds.indexOf(brought) >= stepIds.indexOf(step);
}

/** What goes into a step's numbers and is not among its cells: seen at the step before. */
export const goesInto: Readonly<Partial<Record<StepId, TensorName>>> = {
  masked_fill: 'sim',
  amax: 'sim_masked',
  softmax: 'sim_shifted',
  zero_rows: 'attn_softmax',
  gate: 'out',
};
