/** What could not be used of an address, and why. */

export type Reason =
  | { kind: 'number' | 'real'; min: string; max: string }
  /** A place that an address counts from 0 and the page from `first`, as the Mask Lab does. */
  | { kind: 'place'; min: string; max: string; first: string; last: string }
  | { kind: 'choice'; choices: string }
  /** Of another form than the example. */
  | { kind: 'form'; example: string }
  | { kind: 'tokens' | 'words' | 'unknown' | 'repeated' | 'decode' | 'version' };

export interface Dropped {
  readonly key: string;
  readonly value: string;
  readonly reason: Reason;
}

/** A parameter's reader throws it; reading an address turns it into a note. */
export class Unusable extends Error {
  constructor(readonly reason: Reason) {
    super(reason.kind);
  }
}

/** Keys that other sites add to links; they are nobody's mistake, so they are ignored without a word. */
export const FOREIGN = /^(utm_\w+|fbclid|gclid|ref|lang)$/;

/** Longest part of a key or value that a note repeats. */
const SHOWN = 40;

/** What is told of a key that could not be used. */
export function noteOf(key: string, value: string, reason: Reason): Dropped {
  const cut = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
  return { key: cut(key), value: cut(value), reason };
}
