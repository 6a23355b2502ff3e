/** Ties a gotcha's words to what its own runs gave. */

import type { Gotcha, GotchaSource } from './types';

export function defineGotcha<Found>(source: GotchaSource<Found>): Gotcha {
  const { find, right, results, text, ...shown } = source;
  // Run once, when it is first asked for: check and words read the same numbers.
  let kept: { readonly found: Found } | null = null;
  const found = (): Found => (kept ??= { found: find() }).found;
  return {
    ...shown,
    words: text,
    reveal(lang) {
      const numbers = found();
      const words = text[lang].results(numbers);
      return {
        right: right(numbers),
        why: text[lang].why(numbers),
        sentences: text[lang].sentences(numbers),
        results: results(numbers).map((result, i) => ({ ...result, ...words[i] })),
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
