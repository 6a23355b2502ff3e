/** The 13 steps in their order. Order, previous and next everywhere else are derived from this list. */

import type { CellRef, Rule, Step, StepId, TensorName } from '../types';
import { amaxStep } from './amax';
import { broadcastStep } from './broadcast';
import { gateStep } from './gate';
import { maskStep } from './mask';
import { maskedFillStep } from './masked-fill';
import { mediaLocationsStep } from './media-locations';
import { mediaTimeStep } from './media-time';
import { outStep } from './out';
import { sequence } from './sequence';
import { simStep } from './sim';
import { softmaxStep } from './softmax';
import { textTimeStep } from './text-time';
import { zeroRowsStep } from './zero-rows';

export const steps: readonly Step[] = [
  sequence,
  mediaLocationsStep,
  textTimeStep,
  mediaTimeStep,
  broadcastStep,
  maskStep,
  simStep,
  maskedFillStep,
  amaxStep,
  softmaxStep,
  zeroRowsStep,
  outStep,
  gateStep,
];

const rules = new Map<TensorName, Rule>(
  steps.flatMap((step) => Object.entries(step.rules) as [TensorName, Rule][]),
);

export function stepOf(id: StepId): Step {
  const step = steps.find((candidate) => candidate.id === id);
  if (!step) throw new Error(`no step is called '${id}'`);
  return step;
}

/** How the cells of a tensor come to be; undefined for what only enters (the latents). */
export function ruleOf(tensor: TensorName): Rule | undefined {
  return rules.get(tensor);
}

export function sameCell(a: CellRef | null, b: CellRef | null): boolean {
  return (
    a !== null &&
    b !== null &&
    a.tensor === b.tensor &&
    a.index.length === b.index.length &&
    a.index.every((x, i) => x === b.index[i])
  );
}
