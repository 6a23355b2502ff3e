/** Words of a reader inside code: nothing that they hold can end a string or a comment, or hide in one. */

/** Control and format characters (line ends, direction marks), separators of lines, halves of a character. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** Half a character is none: Python could not print it, and no file in UTF-8 can hold it. */
const whole = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');

/** A string literal of Python. Half a character becomes the mark for what is none. */
export const pythonString = (text: string): string =>
  quoted(whole(text), (code) => `\\U${hex(code, 8)}`);

/** A string literal of TypeScript, for the very same string: a word's vector depends on each of its units. */
export const typescriptString = (text: string): string =>
  quoted(text, (code) => `\\u{${hex(code, 1)}}`);

function quoted(text: string, beyond16Bits: (code: number) => string): string {
  const escaped = text.replace(/["\\]/g, '\\$&').replace(UNSEEN, (character) => {
    const code = character.codePointAt(0)!;
    return code > 0xffff ? beyond16Bits(code) : `\\u${hex(code, 4)}`;
  });
  return `"${escaped}"`;
}

/** Text for a comment that ends with its line. */
export const inComment = (text: string): string => whole(text).replace(UNSEEN, '\uFFFD');
