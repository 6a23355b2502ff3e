/** Turns cells of a trace into cells of a mark: their look, their words, and where the reader is. */

import { max } from '../marks/d3';
import {
  hueOf,
  MAX_LIVE_CELLS,
  type CellAt,
  type CellMarks,
  type CellModel,
  type Tone,
} from '../marks/cell';
import { LARGE } from '../marks/large-layout';
import { spokenLabel, type Texts } from '../texts';
import {
  changedCells,
  columnOf,
  fixed,
  need,
  ruleOf,
  type CellRef,
  type TensorName,
  type Trace,
} from '../trace';
import { shownFeatures } from './features';
import type { Cursor } from './stage';

export interface Look {
  readonly text: string;
  readonly tone: Tone;
  readonly hue?: number;
  readonly strength?: number;
}

/** Index (row, column) → index of the tensor. */
export type IndexAt = (row: number, column: number) => readonly number[];

/** The cells of one tensor, each with the look that the stage gives it. */
export function cellsOf(
  trace: Trace,
  t: Texts,
  tensor: TensorName,
  indexAt: IndexAt,
  look: (value: number, index: readonly number[]) => Look,
): CellAt {
  const view = need(trace, tensor);
  const rule = ruleOf(tensor);
  const isBool = view.dtype === 'bool';
  return (row, column): CellModel => {
    const index = indexAt(row, column);
    const value = view.get(...index);
    const { text, tone, hue = 0, strength } = look(value, index);
    return {
      index,
      value: isBool ? String(value === 1) : String(value),
      text,
      tone,
      hue,
      strength,
      // Written only when a live cell asks for it: a painted cell has no label.
      get label() {
        return rule ? spokenLabel(t, rule.fact(trace, index), text) : text;
      },
    };
  };
}

export function marksOf(trace: Trace, cursor: Cursor, tensor: TensorName): CellMarks {
  const isChanged = changedCells(cursor.before, trace, tensor);
  const key = (index: readonly number[]) => index.join();
  const focus = cursor.focus?.tensor === tensor ? key(cursor.focus.index) : null;
  const own = cursor.sources.filter((source) => source.tensor === tensor);
  const lit = new Set(own.map((source) => key(source.index)));
  return {
    isFocus: (index) => focus !== null && key(index) === focus,
    isPinned: (index) => cursor.isPinned && focus !== null && key(index) === focus,
    isLit: (index) => lit.size > 0 && lit.has(key(index)),
    isChanged,
  };
}

/** Rows of the attention are tokens: row r is token r % T of sample r / T. */
export function tokenAt(trace: Trace, row: number): { b: number; t: number } {
  const T = need(trace, 'text_time').shape[1];
  return { b: Math.floor(row / T), t: row % T };
}

/** (b, t): of tokens that stand across, one sample a row, or down, one token a row. */
export const tokenIndex =
  (trace: Trace, down: boolean): IndexAt =>
  (row, column) => {
    if (!down) return [row, column];
    const { b, t } = tokenAt(trace, row);
    return [b, t];
  };

/** (row, column) → (b, head, t, column) */
export const attentionIndex =
  (trace: Trace, head: number): IndexAt =>
  (row, column) => {
    const { b, t } = tokenAt(trace, row);
    return [b, head, t, column];
  };

/** The hue of the picture that column j of the attention belongs to. */
export const columnHue = (trace: Trace, j: number): number => hueOf(columnOf(trace, j).image);

/** The hue of the newest picture a token has met: 0 before the first and for pictures that were never given. */
export function timeHue(trace: Trace, time: number): number {
  return time >= 1 && time <= trace.inputs.T_img ? hueOf(time - 1) : 0;
}

/** A number on the blue to orange scale, symmetric about 0. Large numbers have fewer decimals, so that they fit. */
export function signed(value: number, largest: number, decimals = decimalsOf(largest)): Look {
  const strength = largest > 0 ? Math.max(-1, Math.min(1, value / largest)) : 0;
  return { text: fixed(value, decimals), tone: 'signed', strength };
}

function decimalsOf(largest: number): number {
  if (largest >= 100) return 0;
  return largest >= 10 ? 1 : 2;
}

/** An attention weight in the hue of its picture; an exact zero is empty. */
export function weight(trace: Trace, value: number, j: number): Look {
  const hue = columnHue(trace, j);
  if (value === 0) return { text: '0', tone: 'zero', hue };
  return { text: fixed(value, 2), tone: 'weight', hue, strength: value };
}

/**
 * Whether the attention of a trace, the keys turned under it or the features beside it are too many cells to be elements.
 * Then all of them are drawn, so that rows and columns keep step.
 */
export function isDrawn(trace: Trace): boolean {
  const [B, , T, J] = need(trace, 'text_to_media_mask').shape;
  const [per_head, per_token] = [shownFeatures(trace, 'dim_head'), shownFeatures(trace, 'dim')];
  return Math.max(B * T * J, J * per_head, B * T * per_token) > MAX_LIVE_CELLS;
}

/** More token rows than this scroll in a box of their own. */
export const MAX_WHOLE_ROWS = 14;

/** The measures of a stage whose grids are drawn: what stands beside them takes the same pitch. */
export const drawnStyle = Object.entries({
  '--cell-size': `${LARGE.cell}px`,
  '--cell-height': `${LARGE.cell}px`,
  '--gap': `${LARGE.gap}px`,
  '--sample-gap': `${LARGE.sampleGap}px`,
  '--radius': '3px',
  '--chip-font': '12px',
})
  .map(([name, value]) => `${name}: ${value}`)
  .join('; ');

/** The largest finite magnitude of a tensor, ignoring the fill of the mask. */
export function largestOf(trace: Trace, tensor: TensorName): number {
  return max(need(trace, tensor).data, (x) => (Math.abs(x) < FILL ? Math.abs(x) : 0)) ?? 0;
}

/** Beyond this a score is the mask's fill: 65504 is the largest number of the smallest dtype. */
export const FILL = 60000;

/** The hue of a source in a formula: that of the picture it belongs to, if it belongs to one. */
export function cellHue(trace: Trace, { tensor, index }: CellRef): number {
  switch (tensor) {
    case 'text_time':
      return timeHue(trace, need(trace, tensor).get(...index));
    case 'media_time':
      return hueOf(index[0]);
    case 'k':
    case 'v':
      return columnHue(trace, index[2]);
    case 'latents':
      return hueOf(index[1]);
    case 'media_time_repeated':
    case 'text_to_media_mask':
    case 'sim':
    case 'sim_masked':
    case 'sim_shifted':
    case 'attn_softmax':
    case 'attn':
      return columnHue(trace, index[3]);
    default:
      return 0;
  }
}
