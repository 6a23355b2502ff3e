/** Everything that a link to the few-shot page can say. */

import type { FewShotControl, FewShotTask } from '../../flamingo/world/few-shot';

/** Which wrong examples are measured beside the right ones. */
export const lineChoices = ['both', 'labels', 'pictures', 'none'] as const;
export type Lines = (typeof lineChoices)[number];

export const sampleSizes = [20, 50, 100, 200, 500] as const;
export type SampleSize = (typeof sampleSizes)[number];

export interface FewShotState {
  readonly task: FewShotTask;
  /** As asked for; the page shows as many as fit. */
  readonly shots: number;
  /** Of the examples. */
  readonly seed: number;
  /** Which of the queries that can follow them. */
  readonly query: number;
  readonly control: FewShotControl;
  /** null: the one that looks most at the right example. */
  readonly layer: number | null;
  readonly head: number | null;
  readonly n: SampleSize;
  readonly lines: Lines;
}

/** Both ends included; layers and heads are those of the shipped model. */
export const limits = { seed: [0, 9999], query: [0, 99], layer: [0, 4], head: [0, 3] } as const;

/** A prompt on which one example makes the difference; with seed 1 so does a new word, at which seed 0 fails. */
export const defaults: FewShotState = {
  task: 'naming_fact',
  shots: 4,
  seed: 1,
  query: 0,
  control: 'none',
  layer: null,
  head: null,
  n: 50,
  lines: 'both',
};
