/** Asks about a step of a run: chooses cells in which the right rule and wrong ones part. */

import { need, type StepId, type TensorName, type Trace } from '../../trace';
import type { Question } from '../types';
import { askedTensors, rowsOf, singleCells } from './cells';
import { choicesOf } from './choices';
import { kindOf, printValue } from './print';
import { randomOf, type Random } from './random';
import { ownStep, wrongAt, wrongValue, type Wrong } from './wrong';

type Index = readonly number[];

/** What a mistake of the step itself counts: more than all that are made before it, which count 1 each. */
export const OWN = 20;

/** A question, and how well it tells the right rule from wrong ones. */
export interface Asked {
  readonly question: Question;
  readonly telling: number;
}

/**
 * A question about a step of a run; null where there is nothing to ask: a step that computes nothing, a run that stopped
 * before it, a run of a model.
 * @param seed chooses the cells
 * @param head whose cells are shown
 */
export function askAbout(trace: Trace, step: StepId, seed: number, head = 0): Question | null {
  return ask(trace, step, randomOf(seed, step.length, head), head)?.question ?? null;
}

export function ask(trace: Trace, step: StepId, random: Random, head = 0): Asked | null {
  const tensors = askedTensors[step];
  if (!tensors || trace.origin === 'model') return null;
  const tensor = random.pick(tensors);
  const view = trace.tensors[tensor];
  if (!view || view.size === 0) return null;
  const wrong = wrongAt(trace, step);
  const likely = wrong.filter(({ bug }) => !bug.isUnlikely);
  const { cells, telling } = place(trace, tensor, likely, random, { head, own: ownStep(step) });
  const choices = choicesOf(trace, tensor, cells, wrong, random);
  if (choices.length < 2) return null;
  const answer = cells.map((index) => view.get(...index) + 0);
  return { question: { inputs: trace.inputs, step, tensor, cells, choices, answer }, telling };
}

/** Places are tried at random; half the time one of the most telling is taken, else any that tells something. */
function place(
  trace: Trace,
  tensor: TensorName,
  wrong: readonly Wrong[],
  random: Random,
  { head, own }: { head: number; own: StepId },
): { cells: readonly Index[]; telling: number } {
  const isNumber = kindOf(tensor) === 'number';
  const places = isNumber
    ? singleCells(trace, tensor, random, head)
    : rowsOf(trace, tensor, random);
  const told = places.map((cells) => ({
    cells,
    telling: tellingOf(trace, tensor, cells, wrong, own),
  }));
  const most = Math.max(...told.map(({ telling }) => telling));
  const least = Math.min(most, random.chance(0.6) ? Math.ceil(most / 2) : 1);
  return random.pick(told.filter(({ telling }) => telling >= least));
}

/** How many different wrong answers the wrong programs give on some cells; those of the step itself count most. */
function tellingOf(
  trace: Trace,
  tensor: TensorName,
  cells: readonly Index[],
  wrong: readonly Wrong[],
  own: StepId,
): number {
  const print = (value: number) => printValue(tensor, value);
  const right = cells.map((index) => print(need(trace, tensor).get(...index))).join();
  const answersOf = (some: readonly Wrong[]) =>
    new Set(
      some
        .map((one) => cells.map((index) => print(wrongValue(one, tensor, index))).join())
        .filter((answer) => answer !== right),
    ).size;
  const [before, here] = [false, true].map((isOwn) =>
    answersOf(wrong.filter(({ bug }) => (bug.step === own) === isOwn)),
  );
  return before + OWN * here;
}
