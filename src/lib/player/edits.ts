/** Changes to the tokens of the batch: each takes rows and gives new rows, and all rows stay equally long. */

import { defaultWord, limits, type Inputs, type Token } from '../trace';
import { freshTokens, textToken } from '../trace/example';
import { isWord, token } from './words';

export type Rows = readonly (readonly Token[])[];

const pad: Token = { kind: 'pad', word: null };

/** text → `<image>` → text; padding becomes text. */
export function toggleToken(rows: Rows, b: number, t: number): Rows {
  return replace(rows, b, t, (old) => ({
    kind: old.kind === 'text' ? 'image' : 'text',
    word: old.word,
  }));
}

export function setKind(rows: Rows, b: number, t: number, kind: Token['kind']): Rows {
  return replace(rows, b, t, (old) => ({ kind, word: kind === 'text' ? old.word : null }));
}

/** Writes a word; `<image>` and `<pad>` are understood. Anything that is no word leaves the rows as they are. */
export function setWord(rows: Rows, b: number, t: number, word: string): Rows {
  const next = readToken(word, b, t);
  return next ? replace(rows, b, t, () => next) : rows;
}

/** A new text token after place t. The other rows get padding on their right. */
export function insertToken(rows: Rows, b: number, t: number): Rows {
  if (rows[b].length >= limits.T_txt[1] && !endsWithPad(rows[b])) return rows;
  return even(
    rows.map((row, r) => {
      if (r !== b) return row;
      const kept = endsWithPad(row) ? row.slice(0, -1) : row;
      return spelled(kept, b).toSpliced(t + 1, 0, textToken);
    }),
  );
}

/** Removes place t of row b; the row is padded on its right unless all rows can shrink. */
export function removeToken(rows: Rows, b: number, t: number): Rows {
  if (rows[b].length <= 1) return rows;
  return even(rows.map((row, r) => (r === b ? spelled(row, b).toSpliced(t, 1) : row)));
}

/** Swaps place t with its neighbour. */
export function moveToken(rows: Rows, b: number, t: number, by: -1 | 1): Rows {
  const to = t + by;
  if (to < 0 || to >= rows[b].length) return rows;
  return rows.map((row, r) => {
    if (r !== b) return row;
    const all = spelled(row, b);
    return settled(all.with(t, all[to]).with(to, all[t]), b);
  });
}

/** A whole row from text: words, `<image>`, `<pad>`; null says that it is empty, too long, or holds what is no word. */
export function writeRow(rows: Rows, b: number, text: string): Rows | null {
  const tokens = wordsIn(text).map((word, t) => readToken(word, b, t));
  if (!fits(tokens) || tokens.some((t) => t === null)) return null;
  return even(rows.map((row, r) => (r === b ? (tokens as Token[]) : row)));
}

/** The new tokens of row b from text: words only, since an `<image>` would end the cached branch. All rows get as many. */
export function writeFresh({ rows, fresh }: Inputs, b: number, text: string): Rows | null {
  const words = wordsIn(text);
  if (!fits(words) || !words.every(isWord)) return null;
  const written = words.map((word, i) => token(word, b, rows[b].length + i));
  return setLength(
    fresh.map((row, r) => (r === b ? written : row)),
    words.length,
  );
}

const wordsIn = (text: string): string[] => text.split(/\s+/).filter(Boolean);

const fits = (tokens: readonly unknown[]): boolean =>
  tokens.length >= limits.T_txt[0] && tokens.length <= limits.T_txt[1];

/** The row as text, as `writeRow` reads it. */
export function rowText(row: readonly Token[], b: number, from = 0): string {
  const special = { image: '<image>', pad: '<pad>' };
  return row
    .map((t, i) => (t.kind === 'text' ? (t.word ?? defaultWord(b, from + i)) : special[t.kind]))
    .join(' ');
}

/** B rows: new ones copy the last row's pattern, surplus ones go. */
export function setRowCount(inputs: Inputs, B: number): Partial<Inputs> {
  const { rows, fresh } = inputs;
  const added = Array.from({ length: Math.max(0, B - rows.length) }, () =>
    rows[rows.length - 1].map((t) => ({ ...t, word: null })),
  );
  const next = [...rows, ...added].slice(0, B);
  return { rows: next, fresh: [...fresh, ...freshTokens(B, fresh[0].length)].slice(0, B) };
}

/** T_txt tokens in each row: new ones are text, surplus ones go. */
export function setLength(rows: Rows, T: number): Rows {
  return rows.map((row) =>
    row.length >= T
      ? row.slice(0, T)
      : [...row, ...Array.from({ length: T - row.length }, () => textToken)],
  );
}

export function removeRow(inputs: Inputs, b: number): Partial<Inputs> {
  if (inputs.rows.length <= 1) return {};
  return keepWords(inputs, (rows) => rows.toSpliced(b, 1));
}

export function moveRow(inputs: Inputs, b: number, by: -1 | 1): Partial<Inputs> {
  const to = b + by;
  if (to < 0 || to >= inputs.rows.length) return {};
  return keepWords(inputs, (rows) => rows.with(b, rows[to]).with(to, rows[b]));
}

/** Moves whole rows without changing what they say: default words belong to their place, so they are spelled out first. */
function keepWords(
  { rows, fresh }: Inputs,
  move: (rows: readonly Token[][]) => Token[][],
): Partial<Inputs> {
  const T = rows[0].length;
  const moved = move(rows.map((row, b) => spelled(row, b)));
  const movedFresh = move(fresh.map((row, b) => spelled(row, b, T)));
  return {
    rows: moved.map((row, b) => settled(row, b)),
    fresh: movedFresh.map((row, b) => settled(row, b, T)),
  };
}

function replace(rows: Rows, b: number, t: number, change: (old: Token) => Token): Rows {
  return rows.map((row, r) => (r === b ? row.with(t, change(row[t])) : row));
}

function readToken(word: string, b: number, t: number): Token | null {
  const text = word.trim();
  if (text === '<image>') return { kind: 'image', word: null };
  if (text === '<pad>') return pad;
  return isWord(text) ? token(text, b, t) : null;
}

/** Every word written out, so that it can move to another place. */
const spelled = (row: readonly Token[], b: number, from = 0): Token[] =>
  row.map((t, i) => (t.kind === 'text' ? { ...t, word: t.word ?? defaultWord(b, from + i) } : t));

/** Default words as null again. */
const settled = (row: readonly Token[], b: number, from = 0): Token[] =>
  row.map((t, i) => (t.kind === 'text' && t.word !== null ? token(t.word, b, from + i) : t));

const endsWithPad = (row: readonly Token[]): boolean => row[row.length - 1].kind === 'pad';

/** Equally long rows: padding on the right where one is short, none where all rows end with it. */
function even(rows: Rows): Rows {
  const length = Math.max(1, ...rows.map((row) => row.findLastIndex((t) => t.kind !== 'pad') + 1));
  return rows.map((row, b) => {
    const kept = row.slice(0, length);
    const padding = Array.from({ length: length - kept.length }, () => pad);
    return settled([...kept, ...padding], b);
  });
}
