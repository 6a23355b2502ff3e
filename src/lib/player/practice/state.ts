/** Everything that a link to the practice page can say. Answers are no part of it. */

import type { Level } from '../../lesson';

/** cells: what stands in them. */
export const modes = ['cells'] as const;
export type Mode = (typeof modes)[number];

/** Questions of a series. */
export const LENGTH = 10;

export interface PracticeState {
  readonly mode: Mode;
  /** With level and number it says which question is asked. */
  readonly seed: number;
  readonly level: Level;
  /** The number of the question, from 1; or what became of all of them. */
  readonly at: number | 'summary';
}

/** Both ends included. */
export const limits = { seed: [0, 999_999], at: [1, LENGTH] } as const;

export const defaults: PracticeState = { mode: 'cells', seed: 1, level: 1, at: 1 };
