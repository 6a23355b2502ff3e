/** Which parts of a widget that runs the model each size of it shows. */

import type { Size } from '../state';
import type { Hideable } from './frame';

/** By the names of what an article can leave out. */
export interface ModelFeatures extends Readonly<Record<Hideable, boolean>> {
  /** A title, and what to look for. */
  readonly prose: boolean;
  /** What changes the prompt: ready examples, buttons, tasks. */
  readonly controls: boolean;
  /** The likely words at a step of the answer. */
  readonly inspector: boolean;
  /** What lies behind one answer: the curve over the number of examples. */
  readonly timeline: boolean;
  /** Which word in the answer is looked at, and all that can be put into a prompt. */
  readonly tools: boolean;
}

const all: ModelFeatures = {
  prose: true,
  controls: true,
  inspector: true,
  timeline: true,
  tools: true,
};

export const modelFeatures: Readonly<Record<Size, ModelFeatures>> = {
  full: all,
  embed: { ...all, tools: false },
  min: { prose: false, controls: true, inspector: false, timeline: false, tools: false },
};
