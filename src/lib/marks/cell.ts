/** What a mark needs to know of one cell: numbers and words, nothing of any model. */

/**
 * How a cell looks. allowed: solid; masked: hatched; zero: empty with an exact 0; signed: blue to orange; weight: a tint
 * of the picture's hue; time: an outlined number; text: a plain chip; ghost: nothing to read yet; asked: the reader is to say.
 */
export type Tone =
  'allowed' | 'masked' | 'zero' | 'signed' | 'weight' | 'time' | 'plain' | 'ghost' | 'asked';

export interface CellModel {
  readonly index: readonly number[];
  /** The full number, for data-value; empty where it is not to be known yet. */
  readonly value: string;
  /** What is printed. */
  readonly text: string;
  /** What is spoken. */
  readonly label: string;
  readonly tone: Tone;
  /** 1 to 8 for a picture, 0 for none. */
  readonly hue: number;
  /** −1 to 1 (signed) or 0 to 1 (weight). */
  readonly strength?: number;
}

/** The part of a cell's look that depends on where the reader is. */
export interface CellMarks {
  /** The cell that is read now. */
  isFocus(index: readonly number[]): boolean;
  /** It is read because it was pinned. */
  isPinned(index: readonly number[]): boolean;
  /** A source of the cell that is read. */
  isLit(index: readonly number[]): boolean;
  /** Its number is new since the last edit. */
  isChanged(index: readonly number[]): boolean;
}

/** No cell is marked. */
export const unmarked: CellMarks = {
  isFocus: () => false,
  isPinned: () => false,
  isLit: () => false,
  isChanged: () => false,
};

export type CellAt = (row: number, column: number) => CellModel;

/** What every grid of cells is given. */
export interface GridProps {
  /** data-tensor */
  tensor: string;
  shape: readonly number[];
  label: string;
  rows: number;
  columns: number;
  /** Rows of one batch sample; samples stand a little apart. */
  group: number;
  cellAt: CellAt;
  marks: CellMarks;
  /** The tensor is brushed from the code. */
  brushed?: boolean;
  onread: (index: readonly number[] | null) => void;
  onpick: (index: readonly number[]) => void;
}

/** Real DOM cells up to here; beyond, a picture with live cells around the focus. */
export const MAX_LIVE_CELLS = 2000;

/** Eight pictures, eight hues; a ninth would be met only by a bug. */
export const PICTURES = ['flamingo', 'dog', 'panda', 'fox', 'frog', 'whale', 'cat', 'owl'] as const;

/** The hue of picture `image` (from 0), as 1 to 8. */
export const hueOf = (image: number): number => (image % PICTURES.length) + 1;

export function parseIndex(text: string | undefined): number[] | null {
  return text === undefined ? null : text.split(',').map(Number);
}
