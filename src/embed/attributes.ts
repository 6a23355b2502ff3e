/** A widget's state as attributes of its element: one for each key of its address, or all of it in `state`. */

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

/** An element's language may name a country, as `zh-CN` does. */
const encode = (key: string, value: string): string =>
  encodeURIComponent(key === 'lang' ? value.split('-')[0] : value);

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
