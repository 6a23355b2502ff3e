/** A widget's state as attributes of its element: one for each key of its address, or all of it in `state`. */

import type { Dropped } from '../lib/player';

/** All of it in one: a query string. */
export const WHOLE = 'state';

interface Attributed {
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
}

const partsOf = (query: string): readonly string[] =>
  query.replace(/^\?/, '').split('&').filter(Boolean);

const keyOf = (part: string): string => part.split('=')[0];

/** The attributes as a query; what an attribute of its own says counts more than `state`. */
export function readAttributes(element: Attributed, keys: readonly string[]): string {
  const own = keys.filter((key) => element.hasAttribute(key));
  const rest = partsOf(element.getAttribute(WHOLE) ?? '').filter(
    (part) => !own.includes(keyOf(part)),
  );
  return [
    ...rest,
    ...own.map((key) => `${key}=${encode(key, element.getAttribute(key) ?? '')}`),
  ].join('&');
}

/** What is on where its attribute stands there, as `hidden` is in HTML. */
export const switches: readonly string[] = ['spoiler', 'predict'];

/** An element's language may name a country, as `zh-CN` does; a switch may be there alone, or be named true or false. */
function encode(key: string, value: string): string {
  if (key === 'lang') return encodeURIComponent(value.split('-')[0]);
  if (!switches.includes(key)) return encodeURIComponent(value);
  if (['', 'true', key].includes(value)) return '1';
  return value === 'false' ? '0' : encodeURIComponent(value);
}

/** What a property was set to, as its attribute; null takes the attribute away. */
export function attributeOf(
  key: string,
  value: string | number | boolean | null | undefined,
): string | null {
  if (value === null || value === undefined) return null;
  if (!switches.includes(key)) return String(value);
  return value === false ? null : value === true ? '1' : String(value);
}

/** What a canonical query says of a property; null where that is the default. A switch is on or off. */
export function valueIn(query: string, key: string): string | boolean | null {
  const value = new URLSearchParams(query).get(key);
  return switches.includes(key) ? value === '1' : value;
}

/** Nothing of a query could be used: it says nothing but what was dropped. */
export function isUseless(query: string, read: string, dropped: readonly Dropped[]): boolean {
  return (
    dropped.length > 0 &&
    read === '' &&
    partsOf(query).every((part) => dropped.some(({ key }) => key === decoded(keyOf(part))))
  );
}

const decoded = (text: string): string => [...new URLSearchParams(text).keys()][0] ?? text;

/** Writes a canonical query into the attributes: into `state`, where that is used, else one by one. */
export function writeAttributes(element: Attributed, keys: readonly string[], query: string): void {
  const whole = element.hasAttribute(WHOLE);
  if (whole) element.setAttribute(WHOLE, query);
  const values = new Map(whole ? [] : new URLSearchParams(query));
  for (const key of keys) {
    const value = values.get(key);
    if (value === undefined) {
      if (element.hasAttribute(key)) element.removeAttribute(key);
    } else if (element.getAttribute(key) !== value) element.setAttribute(key, value);
  }
}
