/** What the page shows when the reader brings nothing: scenes of the emoji world, drawn from a seed. */

import { clip } from '../../flamingo/world/clips';
import { Random } from '../../flamingo/world/random';
import { single, type Scene } from '../../flamingo/world/scenes';
import { NAMED, THINGS } from '../../flamingo/world/things';
import type { ResamplerState } from './state';

/**
 * The frames of a clip, spread evenly over the same motion however many they are; or separate pictures, the chosen thing
 * first, of which each stays when more are added.
 */
export function scenesOf({ mode, frames, thing, motion, seed }: ResamplerState): Scene[] {
  const rng = new Random(seed);
  const { index } = THINGS.find(({ name }) => name === thing) ?? THINGS[0];
  if (mode === 'clip') return clip(rng, index, motion, frames);
  return Array.from({ length: frames }, (_, i) =>
    single(rng, i === 0 ? index : rng.choice(NAMED).index),
  );
}
