/** The few-shot page's address: one entry for each key, in the order in which they are written. */

import { fewShotControls, fewShotTasks, MOST_SHOTS } from '../../flamingo/world/few-shot';
import { Unusable, type Dropped, type Reason } from '../dropped';
import { defaults, limits, lineChoices, sampleSizes, type FewShotState } from './state';

type Value = string | number | null;

interface Parameter {
  readonly key: string;
  readonly field: keyof FewShotState;
  /** @throws {Unusable} */
  readonly read: (text: string) => Value;
}

const choice = (choices: readonly (string | number)[]) => (text: string) => {
  const found = choices.find((one) => String(one) === text);
  if (found !== undefined) return found;
  throw new Unusable({ kind: 'choice', choices: choices.join(', ') });
};

const whole =
  ([min, max]: readonly [number, number]) =>
  (text: string) => {
    const value = /^(0|[1-9]\d{0,6})$/.test(text) ? Number(text) : NaN;
    if (value >= min && value <= max) return value;
    throw new Unusable({ kind: 'number', min: String(min), max: String(max) });
  };

const PARAMETERS: readonly Parameter[] = [
  { key: 'task', field: 'task', read: choice(fewShotTasks) },
  { key: 'shots', field: 'shots', read: whole([0, MOST_SHOTS]) },
  { key: 'seed', field: 'seed', read: whole(limits.seed) },
  { key: 'q', field: 'query', read: whole(limits.query) },
  { key: 'control', field: 'control', read: choice(fewShotControls) },
  { key: 'layer', field: 'layer', read: whole(limits.part) },
  { key: 'head', field: 'head', read: whole(limits.part) },
  { key: 'n', field: 'n', read: choice(sampleSizes) },
  { key: 'lines', field: 'lines', read: choice(lineChoices) },
];

/** Keys that are not this page's, and nobody's mistake: the whole site's, and what other sites add to links. */
const FOREIGN = /^(theme|ui|lang|v|utm_\w+|fbclid|gclid|ref)$/;

/** Longest part of a key or value that a note repeats. */
const SHOWN = 40;

/** The first of a key's values counts. */
export function readFewShot(search: string): {
  readonly state: FewShotState;
  readonly dropped: readonly Dropped[];
} {
  const dropped: Dropped[] = [];
  const read = new Map<string, Value>();
  const drop = (key: string, value: string, reason: Reason) =>
    dropped.push({ key: cut(key), value: cut(value), reason });
  for (const [key, value] of new URLSearchParams(search)) {
    const parameter = PARAMETERS.find((one) => one.key === key);
    if (parameter === undefined) {
      if (!FOREIGN.test(key)) drop(key, value, { kind: 'unknown' });
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
  const foreign = [...new URLSearchParams(search)].filter(([key]) => FOREIGN.test(key));
  const parts = [writeFewShot(state), new URLSearchParams(foreign).toString()].filter(Boolean);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

function cut(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
