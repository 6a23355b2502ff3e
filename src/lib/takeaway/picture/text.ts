/** Words where the browser has set them: one `<text>` for each line of each piece of text. */

import { escaped, tag, type Rect } from './markup';
import type { Sheet } from './sheet';

export interface Line {
  readonly text: string;
  readonly rect: Rect;
}

const WHITE = /^[\s\u200b]*$/;

/** The lines of a text node, in the window's coordinates. What does not fit before `limit` ends in an ellipsis there. */
export function linesOf(node: Text, limit = Infinity): Line[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
  if (rects.length === 0) return [];
  const isPlain = !/^\s|\s\s|[\t\n]|\s$/.test(node.data);
  if (rects.length === 1 && isPlain && rects[0].right <= limit + 0.5) {
    return [{ text: node.data, rect: rects[0] }];
  }
  return cut(joined(lettersOf(node, range)), limit, node);
}

interface Letter {
  readonly text: string;
  readonly rect: DOMRect;
}

/** White space that takes no room is no letter. */
function lettersOf(node: Text, range: Range): Letter[] {
  const letters: Letter[] = [];
  let at = 0;
  for (const text of node.data) {
    range.setStart(node, at);
    range.setEnd(node, (at += text.length));
    const rects = range.getClientRects();
    // At a break a letter may have an empty place at the end of the line before.
    const rect =
      [...rects].find(({ width }) => width > 0) ?? (WHITE.test(text) ? undefined : rects[0]);
    if (rect) letters.push({ text: WHITE.test(text) ? ' ' : text, rect });
  }
  return letters;
}

function joined(letters: readonly Letter[]): Line[][] {
  const lines: Line[][] = [];
  for (const letter of letters) {
    const line = lines[lines.length - 1];
    const before = line?.[line.length - 1].rect;
    const isSame = before && Math.abs(before.y - letter.rect.y) < 1 && letter.rect.x > before.x - 1;
    if (isSame) line.push(letter);
    else lines.push([letter]);
  }
  return lines;
}

function cut(lines: readonly Line[][], limit: number, node: Text): Line[] {
  return lines.flatMap((line) => {
    const last = line[line.length - 1].rect;
    if (last.x + last.width <= limit + 0.5) return [lineOf(line)];
    const dots = fontOf(getComputedStyle(node.parentElement!)).measure('…');
    const kept = line.filter(({ rect }) => rect.x + rect.width <= limit - dots);
    const { y, height } = line[0].rect;
    const end = kept[kept.length - 1]?.rect;
    const x = end ? end.x + end.width : line[0].rect.x;
    const mark = { text: '…', rect: { x, y, width: dots, height } };
    return [lineOf([...kept, mark])];
  });
}

function lineOf(all: readonly Line[]): Line {
  // Space at the ends is not seen, and readers of SVG do not agree on it.
  const isSpace = ({ text }: Line) => text === ' ';
  const start = all.findIndex((letter) => !isSpace(letter));
  const letters = all.slice(
    Math.max(0, start),
    all.findLastIndex((letter) => !isSpace(letter)) + 1,
  );
  const [first, last] = [letters[0].rect, letters[letters.length - 1].rect];
  return {
    // A row of spaces would become one.
    text: letters
      .map(({ text }) => text)
      .join('')
      .replace(/ {2,}/g, (row) => '\u00a0'.repeat(row.length)),
    rect: { x: first.x, y: first.y, width: last.x + last.width - first.x, height: first.height },
  };
}

export interface Font {
  /** As CSS's `font` has it. */
  readonly shorthand: string;
  /** From the top of a line's box to its baseline. */
  readonly ascent: number;
  measure(text: string): number;
}

let context: CanvasRenderingContext2D | null = null;
const ascents = new Map<string, number>();

export function fontOf(style: CSSStyleDeclaration): Font {
  const shorthand = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context ??= document.createElement('canvas').getContext('2d');
  const pen = context;
  const measured = (text: string) => {
    if (!pen) return undefined;
    pen.font = shorthand;
    return pen.measureText(text);
  };
  const ascent =
    ascents.get(shorthand) ??
    Math.round(measured('x')?.fontBoundingBoxAscent ?? parseFloat(style.fontSize));
  ascents.set(shorthand, ascent);
  return { shorthand, ascent, measure: (text) => measured(text)?.width ?? 0 };
}

/** Declarations for text that looks as it does in an element. */
export function textLook(style: CSSStyleDeclaration, sheet: Sheet): string {
  const { fontStyle, fontWeight, fontSize, fontFamily, fontVariantNumeric, fontVariantLigatures } =
    style;
  const slant = fontStyle === 'normal' ? '' : `${fontStyle} `;
  const weight = fontWeight === '400' ? '' : `${fontWeight} `;
  const line = style.textDecorationLine;
  return [
    `${sheet.paint('fill', style.webkitTextFillColor || style.color)};font:${slant}${weight}${fontSize} ${fontFamily}`,
    fontVariantNumeric === 'normal' ? '' : `;font-variant-numeric:${fontVariantNumeric}`,
    fontVariantLigatures === 'normal' ? '' : `;font-variant-ligatures:${fontVariantLigatures}`,
    line === 'none' ? '' : `;text-decoration:${line}`,
    style.textShadow === 'none' ? '' : haloOf(style.textShadow, sheet),
  ].join('');
}

/** A shadow around words keeps them readable on a picture; here it is a soft edge of the same colour. */
function haloOf(shadow: string, sheet: Sheet): string {
  const colour = /[a-z]+\([^)]*\)/.exec(shadow)?.[0] ?? '';
  return `;${sheet.paint('stroke', colour)};stroke-width:3;stroke-linejoin:round;paint-order:stroke`;
}

/** The words are as wide as here in any font, so that they fit where another has to stand in. */
export function textTag({ text, rect }: Line, ascent: number, look: string): string {
  return tag(
    'text',
    {
      class: look,
      x: rect.x,
      y: rect.y + ascent,
      textLength: text.length > 1 ? rect.width : undefined,
      lengthAdjust: text.length > 1 ? 'spacingAndGlyphs' : undefined,
    },
    escaped(text),
  );
}
