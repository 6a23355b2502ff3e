/** The few-shot page's address: one entry for each key, in the order in which they are written. */

import { fewShotControls, fewShotTasks, MOST_SHOTS } from '../../flamingo/world/few-shot';
import { FOREIGN, noteOf, Unusable, type Dropped, type Reason } from '../dropped';
import { choice, whole } from '../values';
import { defaults, limits, lineChoices, sampleSizes, type FewShotState } from './state';

type Value = string | number | null;

interface Parameter {
  readonly key: string;
  readonly field: keyof FewShotState;
  /** @throws {Unusable} */
  readonly read: (text: string) => Value;
}

const oneOf = (choices: readonly number[]) => (text: string) =>
  Number(choice(text, choices.map(String)));
const within = (range: readonly [number, number]) => (text: string) => whole(text, range);
const among = (choices: readonly string[]) => (text: string) => choice(text, choices);

const PARAMETERS: readonly Parameter[] = [
  { key: 'task', field: 'task', read: among(fewShotTasks) },
  { key: 'shots', field: 'shots', read: within([0, MOST_SHOTS]) },
  { key: 'seed', field: 'seed', read: within(limits.seed) },
  { key: 'q', field: 'query', read: within(limits.query) },
  { key: 'control', field: 'control', read: among(fewShotControls) },
  { key: 'layer', field: 'layer', read: within(limits.layer) },
  { key: 'head', field: 'head', read: within(limits.head) },
  { key: 'n', field: 'n', read: oneOf(sampleSizes) },
  { key: 'lines', field: 'lines', read: among(lineChoices) },
];

/** Keys that the whole site has, beside those of other sites. */
const OF_THE_SITE: readonly string[] = ['theme', 'ui', 'v'];
const isForeign = (key: string) => FOREIGN.test(key) || OF_THE_SITE.includes(key);

/** The first of a key's values counts. */
export function readFewShot(search: string): {
  readonly state: FewShotState;
  readonly dropped: readonly Dropped[];
} {
  const dropped: Dropped[] = [];
  const read = new Map<string, Value>();
  const drop = (key: string, value: string, reason: Reason) =>
    dropped.push(noteOf(key, value, reason));
  for (const [key, value] of new URLSearchParams(search)) {
    const parameter = PARAMETERS.find((one) => one.key === key);
    if (parameter === undefined) {
      if (!isForeign(key)) drop(key, value, { kind: 'unknown' });
    } else if (read.has(parameter.field)) drop(key, value, { kind: 'repeated' });
    else {
      try {
        read.set(parameter.field, parameter.read(value));
      } catch (problem) {
        if (!(problem instanceof Unusable)) throw problem;
        drop(key, value, problem.reason);
      }
    }
  }
  // Each value was read by its own field's reader, which a map of all of them cannot say.
  return {
    state: { ...defaults, ...(Object.fromEntries(read) as Partial<FewShotState>) },
    dropped,
  };
}

/** Canonical, without the question mark; empty for the default state. */
export function writeFewShot(state: FewShotState): string {
  return PARAMETERS.filter(({ field }) => state[field] !== defaults[field])
    .filter(({ field }) => state[field] !== null)
    .map(({ key, field }) => `${key}=${state[field]}`)
    .join('&');
}

/** The query of a page that showed `search` and now shows `state`: what was foreign in it stays. */
export function searchWith(search: string, state: FewShotState): string {
  const foreign = [...new URLSearchParams(search)].filter(([key]) => isForeign(key));
  const parts = [writeFewShot(state), new URLSearchParams(foreign).toString()].filter(Boolean);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
