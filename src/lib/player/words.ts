/** The words of the text tokens in one string: rows separated by commas, words by spaces. */

import { defaultWord, maxWordLength, type Token } from '../trace';

/** A word that a token may hold: no spaces, control or direction characters, not one of the special tokens. */
export function isWord(word: string): boolean {
  return (
    word.length > 0 &&
    word.length <= maxWordLength &&
    !/[\s\p{Cc}\p{Cs}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u.test(word) &&
    /[^\p{M}\p{Cf}]/u.test(word) &&
    !/^<(image|pad)>$/.test(word)
  );
}

/** The default word of a place is written as null, so that one example has one spelling. */
export function token(word: string, b: number, place: number): Token {
  return { kind: 'text', word: word === defaultWord(b, place) ? null : word };
}

/** Commas, spaces and percent signs inside a word are escaped once more. */
const escaped = (word: string): string =>
  word.replace(/[%, +]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

const unescaped = (word: string): string =>
  word.replace(/%(25|2C|20|2B)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** Empty when every word is the default one of its place. */
export function wordsOf(rows: readonly (readonly Token[])[]): string {
  const texts = rows.map((row, b) => {
    const words = row
      .map((t, place) => ({ ...t, shown: t.word ?? defaultWord(b, place) }))
      .filter((t) => t.kind === 'text');
    return words.some((t) => t.word !== null) ? words.map((t) => escaped(t.shown)).join(' ') : '';
  });
  return texts.every((text) => text === '') ? '' : texts.join(',');
}

/** Puts words on the text tokens of the rows, in order; null if some word cannot be one. */
export function withWords(rows: readonly (readonly Token[])[], text: string): Token[][] | null {
  const given = text.split(',').map((row) => row.split(' ').filter(Boolean).map(unescaped));
  if (given.length > rows.length || !given.flat().every(isWord)) return null;
  const enough = rows.every((row, b) => {
    const places = row.filter((t) => t.kind === 'text').length;
    return (given[b] ?? []).length <= places;
  });
  if (!enough) return null;
  return rows.map((row, b) => {
    const words = [...(given[b] ?? [])];
    return row.map((t, place) => {
      const word = t.kind === 'text' ? words.shift() : undefined;
      return word === undefined ? { kind: t.kind, word: null } : token(word, b, place);
    });
  });
}
