/** The state of a page as a query string, and back. Anything that cannot be used is dropped and named, never thrown. */

import type { Inputs } from '../trace';
import { FOREIGN, noteOf, Unusable, type Dropped } from './dropped';
import { parameters } from './parameters';
import { defaults, type LabState } from './state';

/** `base` is the state that an empty query stands for: each page has its own. */
export function readState(
  query: string,
  base = defaults,
): { state: LabState; dropped: readonly Dropped[] } {
  const dropped: Dropped[] = [];
  const values = new Map<string, string>();
  for (const part of query.replace(/^\?/, '').split('&')) {
    if (part) take(part, values, dropped);
  }
  let state = base;
  for (const parameter of parameters) {
    const value = values.get(parameter.key);
    if (value === undefined) continue;
    try {
      state = parameter.read(value, state);
    } catch (problem) {
      if (!(problem instanceof Unusable)) throw problem;
      dropped.push(noteOf(parameter.key, value, problem.reason));
    }
  }
  return { state, dropped };
}

function take(part: string, values: Map<string, string>, dropped: Dropped[]): void {
  const cut = part.indexOf('=');
  const [rawKey, rawValue] = cut < 0 ? [part, ''] : [part.slice(0, cut), part.slice(cut + 1)];
  const key = decode(rawKey);
  const value = decode(rawValue);
  if (key === null || value === null) {
    dropped.push(noteOf(key ?? rawKey, rawValue, { kind: 'decode' }));
  } else if (!parameters.some((parameter) => parameter.key === key)) {
    if (!FOREIGN.test(key)) dropped.push(noteOf(key, value, { kind: 'unknown' }));
  } else if (values.has(key)) {
    dropped.push(noteOf(key, value, { kind: 'repeated' }));
  } else values.set(key, value);
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

/** Canonical: defaults are left out, keys stand in one order. Without the question mark; empty for the default state. */
export function writeState(state: LabState, base = defaults): string {
  return parameters
    .filter((parameter) => parameter.write(state) !== parameter.write(base))
    .map((parameter) => `${parameter.key}=${encode(parameter.write(state))}`)
    .join('&');
}

/** Commas and dots stay readable; a space is a plus. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%20', '+');
}

/** The query string of some inputs alone, for links to an example. */
export const writeInputs = (inputs: Inputs): string => writeState({ ...defaults, inputs });
