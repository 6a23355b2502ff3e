/** Where the sources of a cell are to be seen in a step that does not show them itself. */

import { ruleOf, stepOf } from './steps';
import { ref } from './cells';
import type { CellRef, StepId, TensorName, Trace } from './types';

/** These take turns in the same places of the frame. */
const attentionShaped: ReadonlySet<TensorName> = new Set<TensorName>([
  'sim',
  'sim_masked',
  'sim_shifted',
  'attn_softmax',
  'attn',
]);

/** What a cell is made from, each source in the place where the step shows it, or what stands for it. */
export function seenSources(trace: Trace, step: StepId, cell: CellRef): readonly CellRef[] {
  const sources = ruleOf(cell.tensor)?.reads(trace, cell.index) ?? [];
  return sources.flatMap((source) => seenAs(trace, step, source));
}

function seenAs(trace: Trace, step: StepId, { tensor, index }: CellRef): readonly CellRef[] {
  const main = stepOf(step).tensor;
  if (attentionShaped.has(tensor) && attentionShaped.has(main)) return [ref(main, ...index)];
  if (tensor === 'text_to_media_mask' && step !== 'mask') {
    const [b, , t, j] = index;
    return [ref('text_time', b, t), ref('media_time_repeated', 0, 0, 0, j)];
  }
  if (tensor === 'media_locations' && !trace.inputs.cached && !tokenSteps.has(step)) {
    return [ref('input_ids', ...index)];
  }
  if (tensor === 'lang_x' && step !== 'gate') return [ref('input_ids', index[0], index[1])];
  if (tensor === 'latents') {
    const [, image, latent] = index;
    return [ref('media_time_repeated', 0, 0, 0, image * trace.inputs.n + latent)];
  }
  return [{ tensor, index }];
}

/** The steps that show media_locations itself. */
const tokenSteps: ReadonlySet<StepId> = new Set<StepId>([
  'sequence',
  'media_locations',
  'text_time',
]);

/** Whether a cell belongs to one sample of the batch: its first index says which. */
export function hasSample({ tensor }: CellRef): boolean {
  return !['media_time', 'media_time_repeated', 'attn_gate', 'ff_gate'].includes(tensor);
}
