/** Everything that a link to the model page can say. */

import { exampleIds, type ExampleId } from '../../flamingo/examples';
import type { Theme } from '../state';
import { asTrained, type Ablations } from './ablations';
import type { PartContent } from './draft.svelte';
import { startView, type ViewState } from './view.svelte';
import { startWriting, type WritingSettings } from './writing.svelte';

/** An example that nobody has touched, or what stands in the prompt. */
export type PromptState =
  { readonly example: ExampleId } | { readonly contents: readonly PartContent[] };

export interface ModelPageState {
  readonly prompt: PromptState;
  readonly ablations: Ablations;
  readonly view: ViewState;
  readonly writing: WritingSettings;
  readonly theme: Theme;
}

export const defaults: ModelPageState = {
  prompt: { example: exampleIds[0] },
  ablations: asTrained,
  view: startView,
  writing: startWriting,
  theme: 'auto',
};

/** Of the shipped model, both ends included; a test holds them to its config.json. */
export const limits = {
  layer: [0, 4],
  head: [0, 3],
  latent: [0, 7],
  token: [0, 95],
  checkpoint: [0, 9],
  /** Before tanh: at 20 it is 1 in float32, to the last bit. */
  gate: [-20, 20],
  temperature: [0, 10],
  top_k: [1, 401],
  top_p: [0.001, 1],
  seed: [0, 9_999_999],
} as const;
