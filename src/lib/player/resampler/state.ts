/** Everything that a link to the resampler page can say. Of the reader's own pictures only how many there are. */

import { MOTIONS, type Motion } from '../../flamingo/world/things';

/** One clip of several frames, or as many separate pictures. */
export const modes = ['clip', 'pictures'] as const;
export type Mode = (typeof modes)[number];

export interface ResamplerState {
  readonly mode: Mode;
  /** Frames of the clip, or pictures. */
  readonly frames: number;
  /** Name of what is in the clip, or in the first picture. */
  readonly thing: string;
  /** How it moves, in a clip. */
  readonly motion: Motion;
  readonly seed: number;
  /** Pictures of the reader's own that take the place of scenes; 0: scenes are drawn. */
  readonly own: number;
  /** From 0; null: the mean over all. */
  readonly latent: number | null;
  /** From 0. */
  readonly layer: number;
  /** From 0; null: the mean over all. */
  readonly head: number | null;
}

/** Both ends included. Those of latent, layer and head are the shipped model's; a test holds them to its config.json. */
export const limits = {
  frames: [1, 8],
  seed: [0, 999_999],
  own: [0, 8],
  latent: [0, 7],
  layer: [0, 1],
  head: [0, 3],
} as const;

export const defaults: ResamplerState = {
  mode: 'clip',
  frames: 4,
  thing: 'flamingo',
  motion: MOTIONS[1],
  seed: 34,
  own: 0,
  latent: 0,
  layer: 1,
  head: null,
};
