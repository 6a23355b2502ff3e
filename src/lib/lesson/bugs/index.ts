/** All wrong programs, those that readers hardly ever follow last. */

import type { Inputs, StepId, Trace } from '../../trace';
import { runProgram } from '../program';
import type { BugId } from '../types';
import { block } from './block';
import { comparing } from './comparing';
import { counting } from './counting';
import { readings } from './readings';
import { scoring } from './scoring';
import type { Bug } from './types';
import { zeroing } from './zeroing';

export type { Bug, WrongLine } from './types';

const all: readonly Bug[] = [
  ...counting,
  ...comparing,
  ...scoring,
  ...zeroing,
  ...block,
  ...readings,
];

export const bugs: readonly Bug[] = [
  ...all.filter(({ isUnlikely }) => !isUnlikely),
  ...all.filter(({ isUnlikely }) => isUnlikely),
];

/** @throws {Error} for an id that no wrong program has */
export function bugOf(id: BugId): Bug {
  const bug = bugs.find((candidate) => candidate.id === id);
  if (!bug) throw new Error(`no wrong program is called '${id}'`);
  return bug;
}

/**
 * What the wrong program computes.
 * @param right the real run on the same inputs, where it is at hand: less has to be computed then
 */
export function runBug(bug: Bug, inputs: Inputs, until?: StepId, right?: Trace): Trace {
  const beside = right && { trace: right, changed: bug.step };
  return runProgram(bug.lines, inputs, { until, beside });
}

/** Whether the wrong statement is reached on these inputs. */
export const isReached = (bug: Bug, inputs: Inputs): boolean => bug.runs?.(inputs) ?? true;
