/** Values of an address, read and checked. */

import { Unusable } from './dropped';

/** A whole number of a range, both ends included. @throws {Unusable} number */
export function whole(text: string, [min, max]: readonly [number, number]): number {
  const value = /^\d{1,7}$/.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return value;
  throw new Unusable({ kind: 'number', min: String(min), max: String(max) });
}

/** The same of a head or latent, which an address counts from 0 and a page from 1. @throws {Unusable} place */
export function place(text: string, range: readonly [number, number]): number {
  try {
    return whole(text, range);
  } catch {
    const [min, max, first, last] = [...range, range[0] + 1, range[1] + 1].map(String);
    throw new Unusable({ kind: 'place', min, max, first, last });
  }
}

/** A number of a range, both ends included. @throws {Unusable} real */
export function real(text: string, [min, max]: readonly [number, number]): number {
  const value = /^-?\d{1,3}(\.\d{1,20})?(e-\d{1,2})?$/.test(text) ? Number(text) : NaN;
  // A minus before a zero would be a second spelling of the same state.
  if (value >= min && value <= max) return value === 0 ? 0 : value;
  throw new Unusable({ kind: 'real', min: String(min), max: String(max) });
}

/** One of some words. @throws {Unusable} choice */
export function choice<T extends string>(text: string, choices: readonly T[]): T {
  const found = choices.find((candidate) => candidate === text);
  if (found !== undefined) return found;
  throw new Unusable({ kind: 'choice', choices: choices.join(', ') });
}

/** One of some values, as they are written. @throws {Unusable} choice */
export function among<T extends number | string>(text: string, values: readonly T[]): T {
  const words = values.map(String);
  return values[words.indexOf(choice(text, words))];
}

/** 1 or 0, for yes or no. @throws {Unusable} choice */
export const flag = (text: string): boolean => choice(text, ['0', '1']) === '1';

/** As `flag` reads it. */
export const bit = (isOn: boolean): '0' | '1' => (isOn ? '1' : '0');
