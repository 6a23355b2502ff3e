/** Ties a gotcha's words to what its own runs gave. */

import type { Gotcha, GotchaSource } from './types';

export function defineGotcha<Found>(source: GotchaSource<Found>): Gotcha {
  const { find, right, results, text, ...shown } = source;
  return {
    ...shown,
    words: text,
    reveal(lang) {
      const found = find();
      const words = text[lang].results(found);
      return {
        right: right(found),
        why: text[lang].why(found),
        sentences: text[lang].sentences(found),
        results: results(found).map((result, i) => ({ ...result, ...words[i] })),
      };
    },
  };
}

/** The one answer that holds. @throws {Error} where none or several do: the text and the core have come apart */
export function answerThat(...holds: readonly boolean[]): number {
  if (holds.filter(Boolean).length !== 1)
    throw new Error(`gotcha: ${holds.filter(Boolean).length} answers hold, not one`);
  return holds.indexOf(true);
}

/** Whether two lists hold the same numbers in the same order. */
export const same = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((x, i) => x === b[i]);
