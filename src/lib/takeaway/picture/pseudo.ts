/** What CSS puts before and after the content of an element. */

import { boxOf } from './box';
import type { Rect } from './markup';
import type { Sheet } from './sheet';
import { fontOf, textLook, textTag } from './text';

/** Markup of both; empty where there is nothing, or nothing whose place can be known. */
export function beforeAndAfter(
  element: Element,
  placed: (rect: Rect) => Rect,
  sheet: Sheet,
): [string, string] {
  return [
    markupOf(element, '::before', placed, sheet),
    markupOf(element, '::after', placed, sheet),
  ];
}

function markupOf(
  element: Element,
  name: '::before' | '::after',
  placed: (rect: Rect) => Rect,
  sheet: Sheet,
): string {
  const style = getComputedStyle(element, name);
  if (style.content === 'none' || style.content === 'normal' || style.display === 'none') return '';
  const rect = placed(rectOf(element, name, style));
  const words = wordsOf(element, style);
  const font = fontOf(style);
  const drawn = boxOf(style, rect, sheet);
  if (words === '') return drawn.join('');
  const line = { ...rect, width: font.measure(words) };
  return [
    ...drawn,
    textTag({ text: words, rect: line }, font.ascent, sheet.look(textLook(style, sheet))),
  ].join('');
}

/** Of an absolute one the browser gives the place; of one in the flow only that it begins or ends the content. */
function rectOf(element: Element, name: string, style: CSSStyleDeclaration): Rect {
  const own = element.getBoundingClientRect();
  const [width, height] = [parseFloat(style.width) || 0, parseFloat(style.height) || 0];
  if (style.position === 'absolute') {
    const x = own.x + element.clientLeft + (parseFloat(style.left) || 0);
    const y = own.y + element.clientTop + (parseFloat(style.top) || 0);
    return { x, y, width, height };
  }
  const range = document.createRange();
  range.selectNodeContents(element);
  const rects = [...range.getClientRects()];
  const beside = name === '::before' ? rects[0] : rects[rects.length - 1];
  const at = beside ?? own;
  const text = fontOf(style).measure(wordsOf(element, style));
  return { x: name === '::before' ? at.x - text : at.x + at.width, y: at.y, width, height };
}

/** `'b = ' counter(sample)`: a counter is as many as there are siblings up to here. */
function wordsOf(element: Element, { content }: CSSStyleDeclaration): string {
  const items = content.match(/"(?:[^"\\]|\\.)*"|counter\([^)]*\)/g) ?? [];
  return items
    .map((item) => (item.startsWith('"') ? item.slice(1, -1) : String(countOf(element))))
    .join('');
}

function countOf(element: Element): number {
  return [...(element.parentElement?.children ?? [])].indexOf(element);
}
