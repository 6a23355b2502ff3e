/** Which questions go on which page. Counted in millimetres, so that a question is never cut and every page knows its number. */

import type { ItemKind, SheetItem } from './sheet';

export const papers = ['a4', 'letter'] as const;
export type Paper = (typeof papers)[number];

export interface SheetPage {
  readonly items: readonly SheetItem[];
  /** How high a place to write in is, in millimetres: the more room, the higher. */
  readonly box: number;
}

/** Heights, in millimetres. */
const PAPER: Readonly<Record<Paper, number>> = { a4: 297, letter: 279.4 };
/** Above and below what is printed. */
export const MARGIN = 12;
/** The line with the page's number. */
const FOOT = 9;
/** Title, name, date, instructions and QR code, on the first page alone. */
const HEAD = 52;

/** A place to write in. */
const BOX = { least: 7.5, most: 11 };
/** The sentence of the question, and the room around it. */
const SENTENCE: Readonly<Record<ItemKind, number>> = {
  text_time: 20,
  mask: 25,
  rows: 25,
  hunt: 25,
};

/** A line of code. */
const LINE = 4.4;
/** Beside the numbers the longest lines have no room, and are wrapped. */
const WRAPS = 3;
/** The line for the letter, and that for the right statement. */
const ANSWER = 18;

/** How many places to write in stand above one another, heads too. */
function boxesOf({ kind, trace }: SheetItem): number {
  const tokens = trace.inputs.rows[0].length;
  return { text_time: 2, mask: tokens + 2, rows: tokens + 1, hunt: 0 }[kind];
}

/** How high a question is at most. */
export function heightOf(item: SheetItem, box = BOX.least): number {
  const code = item.hunt ? ANSWER + (item.hunt.lines.length + WRAPS) * LINE : 0;
  return SENTENCE[item.kind] + code + boxesOf(item) * box;
}

/** How much of page `at`, from 0, questions may take. */
const roomOn = (at: number, paper: Paper): number =>
  PAPER[paper] - 2 * MARGIN - FOOT - (at === 0 ? HEAD : 0);

/** As many questions, in their order, as there is room for, and at least one; then the boxes take what is left. */
export function pagesOf(items: readonly SheetItem[], paper: Paper): readonly SheetPage[] {
  const pages: SheetItem[][] = [[]];
  let left = roomOn(0, paper);
  for (const item of items) {
    const height = heightOf(item);
    if (height > left && pages[pages.length - 1].length > 0) {
      left = roomOn(pages.push([]) - 1, paper);
    }
    pages[pages.length - 1].push(item);
    left -= height;
  }
  return pages.map((page, at) => ({ items: page, box: boxOn(page, roomOn(at, paper)) }));
}

function boxOn(items: readonly SheetItem[], room: number): number {
  const left = room - items.reduce((sum, item) => sum + heightOf(item), 0);
  const boxes = items.reduce((sum, item) => sum + boxesOf(item), 0);
  const more = boxes > 0 ? Math.max(0, left) / boxes : 0;
  return Math.min(BOX.most, BOX.least + more);
}
