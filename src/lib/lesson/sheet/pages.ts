/** Which questions go on which page. Counted in millimetres, so that a question is never cut and every page knows its number. */

import type { SheetItem } from './sheet';

export const papers = ['a4', 'letter'] as const;
export type Paper = (typeof papers)[number];

/** Heights, in millimetres. */
const PAPER: Readonly<Record<Paper, number>> = { a4: 297, letter: 279.4 };
/** Above and below what is printed. */
export const MARGIN = 12;
/** The line with the page's number. */
const FOOT = 9;
/** Title, name, date, instructions and QR code, on the first page alone. */
const HEAD = 62;

/** A place to write in. */
const CELL = 8;
/** The number, the sentence of the question, and the room below. */
const FRAME = 22;

/** A line of code. */
const LINE = 4.4;
/** The line for the letter, and that for the right statement. */
const ANSWER = 24;

/** How high a question is at most. */
export function heightOf({ kind, trace, hunt }: SheetItem): number {
  if (hunt) return FRAME + ANSWER + hunt.lines.length * LINE;
  const tokens = trace.inputs.rows[0].length;
  return FRAME + (kind === 'text_time' ? 2 : tokens + 2) * CELL;
}

/** Every page with as many questions, in their order, as it has room for; at least one page, and one question on each. */
export function pagesOf(
  items: readonly SheetItem[],
  paper: Paper,
): readonly (readonly SheetItem[])[] {
  const whole = PAPER[paper] - 2 * MARGIN - FOOT;
  const pages: SheetItem[][] = [[]];
  let left = whole - HEAD;
  for (const item of items) {
    const height = heightOf(item);
    if (height > left && pages[pages.length - 1].length > 0) {
      pages.push([]);
      left = whole;
    }
    pages[pages.length - 1].push(item);
    left -= height;
  }
  return pages;
}
