/** The vocabulary of lessons: questions about cells, what was wrong about an answer, wrong programs. Data only. */

import type { Inputs, StepId, TensorName } from '../trace';
import type { BugId } from './bugs/ids';

/** 1: the mask and what leads to it; 2: up to the softmax, and ge; 3: everything, the 14 gotchas too. */
export const levels = [1, 2, 3] as const;
export type Level = (typeof levels)[number];

/** A question about some cells of one tensor: which value has each? */
export interface Question {
  readonly inputs: Inputs;
  readonly step: StepId;
  readonly tensor: TensorName;
  /** The cells asked for, in the order of reading. Each is an index of the tensor. */
  readonly cells: readonly (readonly number[])[];
  /** What a cell may hold, in ascending order; booleans are 0 and 1. No two of them print alike. */
  readonly choices: readonly number[];
  /** What the core computed, one number a cell: each is one of the choices. */
  readonly answer: readonly number[];
}

export type { BugId } from './bugs/ids';

export interface Verdict {
  readonly isRight: boolean;
  /** Positions in `cells` that are wrong. */
  readonly wrong: readonly number[];
  /** The one wrong program that gives just this answer, where there is one. */
  readonly rule: BugId | null;
}

/** The lessons of /gotchas. Their order is that of their files. */
export type GotchaId =
  | 'eq-or-ge'
  | 'text-before-first'
  | 'no-assignment'
  | 'ge-never-zeroes'
  | 'more-tokens-than-images'
  | 'consecutive-images'
  | 'endofchunk'
  | 'cached-media'
  | 'padding-side'
  | 'context-images'
  | 'to-kv'
  | 'frames'
  | 'closed-gate'
  | 'sentinel';

/** A wrong program on inputs where it is seen to be wrong. */
export interface Hunt {
  readonly inputs: Inputs;
  /** Where the wrong numbers are shown. */
  readonly step: StepId;
  readonly bug: BugId;
  /** The cells that the step shows otherwise than the right program would. */
  readonly differs: {
    readonly tensor: TensorName;
    readonly cells: readonly (readonly number[])[];
  };
}
