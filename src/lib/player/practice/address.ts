/** The practice page's address: one entry for each key, in the order in which they are written. */

import { levels } from '../../lesson';
import type { Parameter } from '../query';
import { themedCodec } from '../themed';
import { among, choice, whole } from '../values';
import { defaults, limits, modes, type PracticeState } from './state';

function parameter<K extends keyof PracticeState>(
  key: K,
  read: (text: string) => PracticeState[K],
): Parameter<PracticeState> {
  return {
    key,
    read: (text, state) => ({ ...state, [key]: read(text) }),
    write: (state) => String(state[key]),
  };
}

export const practiceCodec = themedCodec<PracticeState>(
  [
    parameter('mode', (text) => choice(text, modes)),
    parameter('seed', (text) => whole(text, limits.seed)),
    parameter('level', (text) => among(text, levels)),
    parameter('at', (text) => (text === 'summary' ? text : whole(text, limits.at))),
  ],
  defaults,
);
