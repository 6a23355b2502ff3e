/** A worksheet: what is asked, question by question, and the run that holds the answers. */

import { lettersOf, need, run, type Inputs, type MaskOp, type Trace } from '../../trace';
import type { Level } from '../types';
import { sheetExample } from './example';
import { sheetHunt, type SheetHunt } from './hunt';

/**
 * text_time: the count under each token. mask: the whole matrix. rows: what becomes of each row of the attention. hunt: which
 * line of a program is wrong.
 */
export type ItemKind = 'text_time' | 'mask' | 'rows' | 'hunt';

export interface SheetItem {
  /** From 0. */
  readonly at: number;
  readonly kind: ItemKind;
  /** Of the example: inputs, and every number that can be asked for. */
  readonly trace: Trace;
  /** Where a wrong line is hunted. */
  readonly hunt?: SheetHunt;
}

interface Asked {
  readonly kind: Exclude<ItemKind, 'hunt'>;
  readonly op: MaskOp;
}

const turns: Readonly<Record<Level, readonly Asked[]>> = {
  1: [
    { kind: 'text_time', op: 'eq' },
    { kind: 'mask', op: 'eq' },
    { kind: 'mask', op: 'eq' },
  ],
  2: [
    { kind: 'text_time', op: 'eq' },
    { kind: 'mask', op: 'eq' },
    { kind: 'mask', op: 'ge' },
    { kind: 'rows', op: 'eq' },
  ],
  3: [
    { kind: 'mask', op: 'ge' },
    { kind: 'rows', op: 'eq' },
    { kind: 'mask', op: 'eq' },
    { kind: 'rows', op: 'ge' },
  ],
};

/** From this many questions on, the last is a hunt. */
const HUNTS_FROM = 4;

/** A level has dozens of examples of each kind; whoever wants more gets one again. */
const MOST_DRAWS = 50;

/** `count` questions, the kinds of the level in turns, none of them twice. The same numbers give the same sheet. */
export function makeSheet(seed: number, level: Level, count: number): readonly SheetItem[] {
  const seen = new Set<string>();
  const unseen = (at: number, { kind, op }: Asked): Inputs => {
    for (let draw = 0; ; draw++) {
      const inputs = sheetExample(seed, at + 100 * draw, level, op);
      const question = `${kind} ${op} ${lettersOf(inputs.rows)}`;
      if (seen.has(question) && draw < MOST_DRAWS) continue;
      seen.add(question);
      return inputs;
    }
  };
  return Array.from({ length: count }, (_, at) => {
    if (count >= HUNTS_FROM && at === count - 1)
      return { at, kind: 'hunt', ...sheetHunt(seed, at, level) };
    const asked = turns[level][at % turns[level].length];
    return { at, kind: asked.kind, trace: run(unseen(at, asked)) };
  });
}

/** What becomes of a row: it attends to a picture, spreads evenly over all of them, or is exactly 0. */
export const rowFates = ['sees', 'even', 'zero'] as const;
export type RowFate = (typeof rowFates)[number];

/** Read from the numbers of the run, for token `t` of the one sample. */
export function rowFate(trace: Trace, t: number): RowFate {
  const [attn, mask] = [need(trace, 'attn'), need(trace, 'text_to_media_mask')];
  const columns = Array.from({ length: attn.shape[3] }, (_, j) => j);
  if (columns.every((j) => attn.get(0, 0, t, j) === 0)) return 'zero';
  return columns.some((j) => mask.get(0, 0, t, j) === 1) ? 'sees' : 'even';
}
