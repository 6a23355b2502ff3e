/** Small inputs for a question, drawn at random. */

import { freshTokens, type Inputs, type Token, type TokenKind } from '../../trace';
import type { Level } from '../types';
import type { Random } from './random';

const token = (kind: TokenKind): Token => ({ kind, word: null });

/** What makes a row harder to read. */
interface Twists {
  /** More `<image>` than pictures, and `<image>` side by side. */
  readonly crowded: boolean;
  /** Padding at one end of the last row. */
  readonly padded: 'left' | 'right' | null;
}

const noTwists: Twists = { crowded: false, padded: null };

/** @param level 2 has ge too; 3 also padding, cached media, and more `<image>` than pictures */
export function drawInputs(random: Random, level: Level): Inputs {
  const B = random.between(1, 2);
  const T_txt = random.between(level === 1 ? 3 : 4, level === 1 ? 5 : 6);
  const isHard = level === 3;
  const crowded = isHard && random.chance(0.4);
  const padded = isHard && random.chance(0.35) ? random.pick(['left', 'right'] as const) : null;
  const T_img = crowded ? random.between(1, 2) : random.between(2, 3);
  const rows = Array.from({ length: B }, (_, b) =>
    drawRow(random, T_txt, T_img, { crowded, padded: b === B - 1 ? padded : null }),
  );
  if (!rows.flat().some(({ kind }) => kind === 'image')) rows[0][T_txt >> 1] = token('image');
  return {
    rows,
    fresh: freshTokens(B, random.between(1, 2)),
    T_img,
    n: random.between(1, 2),
    heads: 1,
    op: level > 1 && random.chance(0.5) ? 'ge' : 'eq',
    cached: isHard && random.chance(0.25),
    dtype: 'float32',
    seed: random.between(0, 999),
    gate: isHard ? random.pick([0, 0.5, 1]) : 0.5,
    ffGate: 0,
  };
}

/** A row with at most T_img `<image>`, none beside another, unless it is crowded. */
function drawRow(
  random: Random,
  T_txt: number,
  T_img: number,
  { crowded, padded }: Twists = noTwists,
): Token[] {
  const most = crowded ? T_img + 1 : T_img;
  const row: Token[] = [];
  let images = 0;
  for (let t = 0; t < T_txt; t++) {
    const isFree = crowded || row[t - 1]?.kind !== 'image';
    const isImage = images < most && isFree && random.chance(crowded ? 0.6 : 0.5);
    if (isImage) images++;
    row.push(token(isImage ? 'image' : 'text'));
  }
  const count = padded ? random.between(1, 2) : 0;
  for (let i = 0; i < count; i++) row[padded === 'left' ? i : T_txt - 1 - i] = token('pad');
  return row;
}
