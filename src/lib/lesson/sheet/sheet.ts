/** A worksheet: what is asked, question by question, and the run that holds the answers. */

import { need, run, type MaskOp, type Trace } from '../../trace';
import type { Level } from '../types';
import { sheetExample } from './example';

/** text_time: the count under each token. mask: the whole matrix. rows: what becomes of each row of the attention. */
export type ItemKind = 'text_time' | 'mask' | 'rows';

export interface SheetItem {
  /** From 0. */
  readonly at: number;
  readonly kind: ItemKind;
  /** Of the example: inputs, and every number that can be asked for. */
  readonly trace: Trace;
}

interface Asked {
  readonly kind: ItemKind;
  readonly op: MaskOp;
}

const turns: Readonly<Record<Level, readonly Asked[]>> = {
  1: [
    { kind: 'text_time', op: 'eq' },
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

/** `count` questions, the kinds of the level in turns. The same numbers give the same sheet. */
export function makeSheet(seed: number, level: Level, count: number): readonly SheetItem[] {
  return Array.from({ length: count }, (_, at) => {
    const { kind, op } = turns[level][at % turns[level].length];
    return { at, kind, trace: run(sheetExample(seed, at, level, op)) };
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
