/** The resampler page's address: one entry for each key, in the order in which they are written. */

import { MOTIONS, THINGS } from '../../flamingo/world/things';
import { Unusable } from '../dropped';
import type { Parameter } from '../query';
import { themedCodec } from '../themed';
import { choice, place, whole } from '../values';
import { defaults, limits, modes, type ResamplerState } from './state';

/** How many of the many names a note lists. */
const LISTED = 6;

function readThing(text: string): string {
  const names = THINGS.map(({ name }) => name);
  if (names.includes(text)) return text;
  throw new Unusable({ kind: 'choice', choices: `${names.slice(0, LISTED).join(', ')} …` });
}

/** @param all the word for null: all of them */
function parameter<K extends keyof ResamplerState>(
  key: K,
  read: (text: string) => ResamplerState[K],
  all = '',
): Parameter<ResamplerState> {
  return {
    key,
    read: (text, state) => ({ ...state, [key]: read(text) }),
    write: (state) => String(state[key] ?? all),
  };
}

/** A number, or null by its own word. */
function orAll(key: 'latent' | 'head', all: string): Parameter<ResamplerState> {
  return parameter(key, (text) => (text === all ? null : place(text, limits[key])), all);
}

export const resamplerCodec = themedCodec<ResamplerState>(
  [
    parameter('mode', (text) => choice(text, modes)),
    parameter('frames', (text) => whole(text, limits.frames)),
    parameter('thing', readThing),
    parameter('motion', (text) => choice(text, MOTIONS)),
    parameter('seed', (text) => whole(text, limits.seed)),
    parameter('own', (text) => whole(text, limits.own)),
    orAll('latent', 'all'),
    parameter('layer', (text) => whole(text, limits.layer)),
    orAll('head', 'mean'),
  ],
  defaults,
);
