/** Examples small enough to be filled in by hand: one row of few tokens, few pictures of few latents. */

import { uniforms } from '../../flamingo/mulberry32';
import { defaultInputs, freshTokens, rowsOf, type Inputs, type MaskOp } from '../../trace';
import type { Level } from '../types';

interface Range {
  /** Both ends included. */
  readonly tokens: readonly [number, number];
  readonly images: readonly [number, number];
}

const ranges: Readonly<Record<Level, Range>> = {
  1: { tokens: [5, 6], images: [2, 3] },
  2: { tokens: [6, 7], images: [2, 3] },
  3: { tokens: [7, 8], images: [2, 3] },
};

/** No matrix is wider than this many cells: as many as paper has room for. */
export const MOST_COLUMNS = 6;

/**
 * The example of question `at` (from 0). The same numbers give the same example.
 *
 * Up to level 2 there is a picture for each `<image>`, and a first token is text, so that there is a row before the first
 * picture. On level 3 any token may come first, there may be padding, and a picture may be missing or be one too many.
 */
export function sheetExample(seed: number, at: number, level: Level, op: MaskOp): Inputs {
  // Seeds and questions are far apart in the stream's own seed: those of neighbours share nothing.
  const next = uniforms(Math.imul(seed + 1, 0x9e3779b1) + at * 7919);
  const between = ([low, high]: readonly [number, number]) =>
    low + Math.floor(next() * (high - low + 1));
  const length = between(ranges[level].tokens);
  const images = between(ranges[level].images);
  const letters = lettersWith(length, images, level, next);
  const T_img = level === 3 ? Math.max(1, images + between([-1, 1])) : images;
  const n = T_img > MOST_COLUMNS / 2 ? 1 : between([1, 2]);
  return {
    ...defaultInputs,
    rows: rowsOf(letters),
    fresh: freshTokens(1, 1),
    T_img,
    n,
    op,
    seed: seed % 1000,
  };
}

/** `.I..I.`: where the pictures stand, drawn without putting two on one place. */
function lettersWith(length: number, images: number, level: Level, next: () => number): string {
  const letters = Array.from({ length }, () => '.');
  const first = level === 3 ? 0 : 1;
  const free = Array.from({ length: length - first }, (_, i) => i + first);
  for (let i = 0; i < images; i++) {
    const [place] = free.splice(Math.floor(next() * free.length), 1);
    letters[place] = 'I';
  }
  const last = length - 1;
  if (level === 3 && letters[last] === '.' && next() < 0.4) letters[last] = '_';
  return letters.join('');
}
