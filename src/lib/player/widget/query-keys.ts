/** A query as its keys, for those who change one and leave the others to the widget. */

/** In the order of the query; of a repeated key the last. */
export const keysOf = (query: string): ReadonlyMap<string, string> =>
  new Map(new URLSearchParams(query));

export const queryOf = (keys: Iterable<readonly [string, string]>): string =>
  String(new URLSearchParams([...keys].map(([key, value]) => [key, value])));

/** The keys and values of one kind alone. */
export const only = (
  keys: ReadonlyMap<string, string>,
  isWanted: (key: string) => boolean,
): [string, string][] => [...keys].filter(([key]) => isWanted(key));

/** What stands in a widget's address whatever it shows. */
const frameKeys: readonly string[] = ['lang', 'ui', 'theme', 'hide', 'spoiler', 'predict'];

export const isOfFrame = (key: string): boolean => frameKeys.includes(key);

/** What a page of the site would say of the same example: as it is written, without the frame. */
export const exampleIn = (query: string): string =>
  query
    .split('&')
    .filter((part) => {
      const [key] = part.split('=');
      return !isOfFrame(key) && key !== 'steps';
    })
    .join('&');
