/** A state as a query string, and back, by a list of parameters. What cannot be used is dropped and named, never thrown. */

import { FOREIGN, noteOf, Unusable, type Dropped, type Reason } from './dropped';

/** Told of what is left out. */
export type Drop = (part: string, reason: Reason) => void;

/** One key of an address: how it is read, checked and written. */
export interface Parameter<State> {
  readonly key: string;
  /**
   * @param drop names a part of the text that is left out, while the rest of it holds
   * @throws {Unusable} where nothing of it can be used
   */
  read(text: string, state: State, drop: Drop): State;
  write(state: State): string;
}

/** What an address says, and what of it says nothing. */
export interface ReadQuery<State> {
  readonly state: State;
  readonly dropped: readonly Dropped[];
}

/** `base` is the state that an empty query stands for; parameters are read in the order of their list. */
export function readQuery<State>(
  query: string,
  parameters: readonly Parameter<State>[],
  base: State,
): ReadQuery<State> {
  const { values, dropped } = valuesOf(query, new Set(parameters.map(({ key }) => key)));
  let state = base;
  for (const parameter of parameters) {
    const value = values.get(parameter.key);
    if (value === undefined) continue;
    try {
      state = parameter.read(value, state, (part, reason) =>
        dropped.push(noteOf(parameter.key, part, reason)),
      );
    } catch (problem) {
      if (!(problem instanceof Unusable)) throw problem;
      dropped.push(noteOf(parameter.key, value, problem.reason));
    }
  }
  return { state, dropped };
}

/** Canonical: defaults are left out, keys stand in one order. Without the question mark; empty for `base`. */
export function writeQuery<State>(
  state: State,
  parameters: readonly Parameter<State>[],
  base: State,
): string {
  return parameters
    .filter((parameter) => parameter.write(state) !== parameter.write(base))
    .map((parameter) => `${parameter.key}=${encode(parameter.write(state))}`)
    .join('&');
}

/** Of the keys that there are, the first values. */
function valuesOf(query: string, keys: ReadonlySet<string>) {
  const values = new Map<string, string>();
  const dropped: Dropped[] = [];
  for (const part of query.replace(/^\?/, '').split('&')) {
    if (part === '') continue;
    const [rawKey, rawValue] = halves(part);
    const [key, value] = [decode(rawKey), decode(rawValue)];
    if (key === null || value === null) {
      dropped.push(noteOf(key ?? rawKey, rawValue, { kind: 'decode' }));
    } else if (!keys.has(key)) {
      if (!FOREIGN.test(key)) dropped.push(noteOf(key, value, { kind: 'unknown' }));
    } else if (values.has(key)) {
      dropped.push(noteOf(key, value, { kind: 'repeated' }));
    } else values.set(key, value);
  }
  return { values, dropped };
}

function halves(part: string): [key: string, value: string] {
  const cut = part.indexOf('=');
  return cut < 0 ? [part, ''] : [part.slice(0, cut), part.slice(cut + 1)];
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

/** What a query may hold as it is, so that it stays readable: all but what cuts it (& + #) or escapes (%). */
const READABLE: Readonly<Record<string, string>> = {
  '%2C': ',',
  '%3A': ':',
  '%3B': ';',
  '%40': '@',
  '%2F': '/',
  '%3F': '?',
  '%20': '+',
};

function encode(text: string): string {
  // Half a character, which no address can hold, becomes the mark for what is no character.
  const whole = text.replace(/\p{Surrogate}/gu, '\uFFFD');
  return encodeURIComponent(whole).replace(/%(?:2C|3A|3B|40|2F|3F|20)/g, (code) => READABLE[code]);
}
