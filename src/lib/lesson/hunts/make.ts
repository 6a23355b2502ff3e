/** Endless bug hunts, each given by three numbers. */

import {
  defaultInputs,
  indices,
  run,
  stepIds,
  stepOf,
  type Inputs,
  type TensorName,
  type Trace,
} from '../../trace';
import { bugs, isReached, runBug, type Bug } from '../bugs';
import { drawInputs } from '../questions/inputs';
import { printValue } from '../questions/print';
import { randomOf, type Random } from '../questions/random';
import type { Hunt, Level } from '../types';

/** The last step whose lines are wrong at a level. */
const lastStep = { 1: 'mask', 2: 'zero_rows', 3: 'gate' } as const;

/** The wrong programs that a level hunts: those whose line is reached by what the level draws. */
export function huntedAt(level: Level): readonly Bug[] {
  const last = stepIds.indexOf(lastStep[level]);
  return bugs.filter(
    (bug) =>
      bug.code !== null && stepIds.indexOf(bug.step) <= last && switches[level].some(reaches(bug)),
  );
}

type Switches = Pick<Inputs, 'op' | 'cached'>;

const reaches = (bug: Bug) => (set: Switches) => bug.runs?.({ ...defaultInputs, ...set }) ?? true;

/** What a level draws. */
const eq: Switches = { op: 'eq', cached: false };
const ge: Switches = { op: 'ge', cached: false };
const switches: Readonly<Record<Level, readonly Switches[]>> = {
  1: [eq],
  2: [eq, ge],
  3: [eq, ge, { op: 'eq', cached: true }],
};

/** Inputs are drawn until the wrong program is reached and seen to be wrong: for each, several of these do. */
const MOST_DRAWS = 200;

/**
 * Hunt number `at` of the series that a seed gives: the same on every machine. Each wrong program of the level comes once
 * before any comes again.
 * @param at from 0, without end
 */
export function makeHunt(seed: number, at: number, level: Level): Hunt {
  const hunted = huntedAt(level);
  const round = Math.floor(at / hunted.length);
  const order = randomOf(seed, level, round, hunted.length).shuffled(hunted);
  const bug = order[at % hunted.length];
  const random = randomOf(seed, level, at, MOST_DRAWS);
  for (let i = 0; i < MOST_DRAWS; i++) {
    const inputs = inputsFor(bug, drawInputs(random, level), random);
    if (!isReached(bug, inputs)) continue;
    const differs = differenceOf(bug, inputs);
    if (differs) return { inputs, step: bug.step, bug: bug.id, differs };
  }
  throw new Error(`'${bug.id}' was not to be seen in ${MOST_DRAWS} draws`);
}

/** Gates far from 0 or at it, both of them drawn: near 0 a gate and its tanh print alike. */
function inputsFor({ step }: Bug, inputs: Inputs, random: Random): Inputs {
  return step === 'gate' ? { ...inputs, gate: random.pick([0, 2]), ffGate: 1 } : inputs;
}

/** The first tensor of the step that prints otherwise, its own one first; null where none does. */
function differenceOf(bug: Bug, inputs: Inputs): Hunt['differs'] | null {
  const right = run(inputs);
  const wrong = runBug(bug, inputs, undefined, right);
  const { tensor, rules } = stepOf(bug.step);
  for (const name of [tensor, ...(Object.keys(rules) as TensorName[])]) {
    const cells = differing(right, wrong, name);
    if (cells.length > 0) return { tensor: name, cells };
  }
  return null;
}

function differing(right: Trace, wrong: Trace, tensor: TensorName): (readonly number[])[] {
  const [ours, theirs] = [right.tensors[tensor], wrong.tensors[tensor]];
  if (!ours || !theirs) return [];
  const print = (view: typeof ours, index: readonly number[]) =>
    printValue(tensor, view.get(...index));
  return [...indices(ours.shape)].filter((index) => print(ours, index) !== print(theirs, index));
}
