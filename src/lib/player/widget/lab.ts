/** The widgets that show steps of the Mask Lab: where each begins, and its address. */

import { stepIds, type StepId } from '../../trace';
import { noteOf, Unusable } from '../dropped';
import { parameters } from '../parameters';
import { readQuery, writeQuery, type Parameter, type ReadQuery } from '../query';
import { defaults, type LabState } from '../state';
import { choice } from '../values';
import { uiParameter, within } from './codec';
import { frameParameters, plainFrame, type Frame } from './frame';
import type { LabWidgetId } from './ids';

/** The first and the last step that can be gone to. */
export type StepRange = readonly [from: StepId, to: StepId];

export interface LabWidgetState {
  readonly steps: StepRange;
  readonly lab: LabState;
  readonly frame: Frame;
}

interface Start {
  readonly step: StepId;
  readonly steps: StepRange;
}

const starts: Readonly<Record<LabWidgetId, Start>> = {
  mask: { step: 'mask', steps: ['sequence', 'gate'] },
  'text-time': { step: 'text_time', steps: ['sequence', 'text_time'] },
  softmax: { step: 'softmax', steps: ['masked_fill', 'zero_rows'] },
  gate: { step: 'gate', steps: ['out', 'gate'] },
};

/** What an address without a query stands for. */
export function labWidgetBase(id: LabWidgetId): LabWidgetState {
  const { step, steps } = starts[id];
  return { steps, lab: { ...defaults, step, ui: 'embed' }, frame: plainFrame };
}

/** The steps from the first to the last, both included. */
export function stepsOf([from, to]: StepRange): readonly StepId[] {
  return stepIds.slice(stepIds.indexOf(from), stepIds.indexOf(to) + 1);
}

/** `masked_fill-zero_rows`, or one step alone. @throws {Unusable} form, choice */
function readSteps(text: string): StepRange {
  const [from, to = from, ...more] = text.split('-');
  const range: StepRange = [choice(from, stepIds), choice(to, stepIds)];
  if (more.length > 0 || stepsOf(range).length === 0)
    throw new Unusable({ kind: 'form', example: 'masked_fill-zero_rows' });
  return range;
}

const steps: Parameter<LabWidgetState> = {
  key: 'steps',
  read: (text, state) => ({ ...state, steps: readSteps(text) }),
  write: ({ steps: [from, to] }) => (from === to ? from : `${from}-${to}`),
};

const all: readonly Parameter<LabWidgetState>[] = [
  ...parameters.map((parameter) =>
    within<LabWidgetState, 'lab'>('lab', parameter.key === 'ui' ? uiParameter() : parameter),
  ),
  steps,
  ...frameParameters.map((parameter) => within<LabWidgetState, 'frame'>('frame', parameter)),
];

/** Every key of the address, in its order. */
export const labWidgetKeys: readonly string[] = all.map(({ key }) => key);

/** What cannot be used is dropped and named, never thrown; a step that is not among the widget's is one of that. */
export function readLabWidget(
  id: LabWidgetId,
  query: string,
  base = labWidgetBase(id),
): ReadQuery<LabWidgetState> {
  const { state, dropped } = readQuery(query, all, base);
  const among = stepsOf(state.steps);
  if (among.includes(state.lab.step)) return { state, dropped };
  const isAsked = state.lab.step !== base.lab.step;
  const note = noteOf('step', state.lab.step, { kind: 'choice', choices: among.join(', ') });
  return {
    state: { ...state, lab: { ...state.lab, step: among[0] } },
    dropped: isAsked ? [...dropped, note] : dropped,
  };
}

/** Canonical, without the question mark; empty for what the widget is by itself. */
export function writeLabWidget(
  id: LabWidgetId,
  state: LabWidgetState,
  base = labWidgetBase(id),
): string {
  return writeQuery(state, all, base);
}
