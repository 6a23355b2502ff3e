/** The few-shot page's address: one entry for each key, in the order in which they are written. */

import { fewShotControls, fewShotTasks, MOST_SHOTS } from '../../flamingo/world/few-shot';
import { FOREIGN } from '../dropped';
import { readQuery, writeQuery, type Parameter, type ReadQuery } from '../query';
import { choice, whole } from '../values';
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

const sizes = sampleSizes.map(String);

const PARAMETERS: readonly Parameter<FewShotState>[] = [
  parameter('task', 'task', (text) => choice(text, fewShotTasks)),
  parameter('shots', 'shots', (text) => whole(text, [0, MOST_SHOTS])),
  parameter('seed', 'seed', (text) => whole(text, limits.seed)),
  parameter('q', 'query', (text) => whole(text, limits.query)),
  parameter('control', 'control', (text) => choice(text, fewShotControls)),
  parameter('layer', 'layer', (text) => whole(text, limits.layer)),
  parameter('head', 'head', (text) => whole(text, limits.head)),
  parameter('n', 'n', (text) => sampleSizes[sizes.indexOf(choice(text, sizes))]),
  parameter('lines', 'lines', (text) => choice(text, lineChoices)),
];

/** Keys that every page has, and that others take care of. */
const OF_THE_SITE: readonly string[] = ['theme', 'ui', 'v'];

const partsOf = (search: string) => search.replace(/^\?/, '').split('&').filter(Boolean);
const keyOf = (part: string) => part.split('=')[0];
const isOfTheSite = (part: string) => OF_THE_SITE.includes(keyOf(part));

export function readFewShot(search: string): ReadQuery<FewShotState> {
  const own = partsOf(search).filter((part) => !isOfTheSite(part));
  return readQuery(own.join('&'), PARAMETERS, defaults);
}

/** Canonical, without the question mark; empty for the default state. */
export function writeFewShot(state: FewShotState): string {
  return writeQuery(state, PARAMETERS, defaults);
}

/** The query of a page that showed `search` and now shows `state`: what is not this page's stays in it. */
export function searchWith(search: string, state: FewShotState): string {
  const others = partsOf(search).filter((part) => isOfTheSite(part) || FOREIGN.test(keyOf(part)));
  const parts = [writeFewShot(state), ...others].filter(Boolean);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
