/** Words of a reader inside code: nothing that they hold can end a string or a comment, or hide in one. */

/** Control and format characters (line ends, direction marks), separators of lines, halves of a character. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/gu;

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');

/** A string literal of Python. */
export const pythonString = (text: string): string => quoted(text, (code) => `\\U${hex(code, 8)}`);

/** A string literal of TypeScript. */
export const typescriptString = (text: string): string =>
  quoted(text, (code) => `\\u{${hex(code, 1)}}`);

function quoted(text: string, beyond16Bits: (code: number) => string): string {
  const escaped = text
    .replace(/["\\]/g, '\\$&')
    // A half of a character is none, and neither language can print it.
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(UNSEEN, (character) => {
      const code = character.codePointAt(0)!;
      return code > 0xffff ? beyond16Bits(code) : `\\u${hex(code, 4)}`;
    });
  return `"${escaped}"`;
}

/** Text for a comment that ends with its line. */
export const inComment = (text: string): string =>
  text.replace(/\p{Surrogate}/gu, '\uFFFD').replace(UNSEEN, '\uFFFD');
