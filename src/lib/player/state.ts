/** Everything that a link to the Lab can say. */

import { defaultInputs, type Inputs, type StepId } from '../trace';

/** How much of a widget an article shows. */
export const sizes = ['full', 'embed', 'min'] as const;
/** What the Lab's own page takes as well: the form to be read from the last row. */
export const uis = [...sizes, 'projector'] as const;
export const themes = ['auto', 'light', 'dark'] as const;

export type Size = (typeof sizes)[number];
export type Ui = (typeof uis)[number];
export type Theme = (typeof themes)[number];

export interface LabState {
  readonly inputs: Inputs;
  readonly step: StepId;
  /** Which head is shown, from 0. */
  readonly head: number;
  readonly ui: Ui;
  readonly theme: Theme;
  /** Each step hides its cells until they were predicted, where the page knows how to ask. */
  readonly predict: boolean;
}

export const defaults: LabState = {
  inputs: defaultInputs,
  step: 'sequence',
  head: 0,
  ui: 'full',
  theme: 'auto',
  predict: false,
};
