/** The few-shot page's address: one entry for each key, in the order in which they are written. */

import { fewShotControls, fewShotTasks, MOST_SHOTS } from '../../flamingo/world/few-shot';
import type { Parameter } from '../query';
import { themedCodec } from '../themed';
import { among, choice, place, whole } from '../values';
import { defaults, limits, lineChoices, sampleSizes, type FewShotState } from './state';

/** What is written of nothing, and never read: a key without a value is dropped. */
const NOTHING = '';

function parameter<K extends keyof FewShotState>(
  key: string,
  field: K,
  read: (text: string) => FewShotState[K],
): Parameter<FewShotState> {
  return {
    key,
    read: (text, state) => ({ ...state, [field]: read(text) }),
    write: (state) => String(state[field] ?? NOTHING),
  };
}

/** Which prompt of examples is shown. */
export const promptParameters: readonly Parameter<FewShotState>[] = [
  parameter('task', 'task', (text) => choice(text, fewShotTasks)),
  parameter('shots', 'shots', (text) => whole(text, [0, MOST_SHOTS])),
  parameter('seed', 'seed', (text) => whole(text, limits.seed)),
  parameter('q', 'query', (text) => whole(text, limits.query)),
  parameter('control', 'control', (text) => choice(text, fewShotControls)),
];

export const fewShotCodec = themedCodec<FewShotState>(
  [
    ...promptParameters,
    parameter('layer', 'layer', (text) => whole(text, limits.layer)),
    parameter('head', 'head', (text) => place(text, limits.head)),
    parameter('n', 'n', (text) => among(text, sampleSizes)),
    parameter('lines', 'lines', (text) => choice(text, lineChoices)),
  ],
  defaults,
);
