/** Examples in short: rows of tokens as letters, and the example of the study note. */

import type { Inputs, Token, TokenKind } from './inputs';

const letters: Record<string, TokenKind> = { '.': 'text', I: 'image', _: 'pad' };

/** `.I..,..I.` → rows of tokens with default words; shorter rows are padded on the right. */
export function rowsOf(text: string): Token[][] {
  const rows = text.split(',');
  const length = Math.max(...rows.map((row) => row.length));
  return rows.map((row) =>
    [...row.padEnd(length, '_')].map((letter) => ({ kind: letters[letter], word: null })),
  );
}

/** Rows of tokens → `.I..,..I.` */
export function lettersOf(rows: readonly (readonly Token[])[]): string {
  const of: Record<TokenKind, string> = { text: '.', image: 'I', pad: '_' };
  return rows.map((row) => row.map((token) => of[token.kind]).join('')).join(',');
}

export const textToken: Token = { kind: 'text', word: null };

/** `count` new text tokens for each of B rows. */
export function freshTokens(B: number, count: number): Token[][] {
  return Array.from({ length: B }, () => Array.from({ length: count }, () => textToken));
}

/** The example of the study note. */
export const defaultInputs: Inputs = {
  rows: rowsOf('.I..,..I.'),
  fresh: freshTokens(2, 1),
  T_img: 3,
  n: 2,
  heads: 1,
  op: 'eq',
  cached: false,
  dtype: 'float32',
  seed: 7,
  gate: 0.5,
  ffGate: 0,
};
