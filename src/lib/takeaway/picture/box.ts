/** The box of an element: shadow, background, border, outline. */

import { backgroundOf } from './background';
import { borderOf, stroked } from './border';
import { shadowsOf, type Shadow } from './css-lists';
import { grown, tag, type Rect } from './markup';
import type { Sheet } from './sheet';
import { grownRadii, radiiOf, ringPath, type Radii } from './shapes';

/** In the order of painting. */
export function boxOf(style: CSSStyleDeclaration, rect: Rect, sheet: Sheet): string[] {
  if (rect.width <= 0 || rect.height <= 0) return [];
  const radii = radiiOf(style, rect);
  const shadows = shadowsOf(style.boxShadow).reverse();
  return [
    ...shadows
      .filter(({ isInset }) => !isInset)
      .map((shadow) => outerShadow(shadow, rect, radii, sheet)),
    ...backgroundOf(style, rect, radii, sheet),
    ...shadows
      .filter(({ isInset }) => isInset)
      .map((shadow) => innerShadow(shadow, style, rect, radii, sheet)),
    ...borderOf(style, rect, radii, sheet),
    ...outlineOf(style, rect, radii, sheet),
  ];
}

/** Rings of marked cells are shadows without blur; of a blurred one only the hard part would be right, so it is left out. */
function outerShadow(shadow: Shadow, rect: Rect, radii: Radii, sheet: Sheet): string {
  if (shadow.blur > 0) return '';
  const outer = moved(grown(rect, shadow.spread), shadow);
  const d = ringPath(outer, grownRadii(radii, shadow.spread), rect, radii);
  return ring(d, shadow.colour, sheet);
}

function innerShadow(
  shadow: Shadow,
  style: CSSStyleDeclaration,
  rect: Rect,
  radii: Radii,
  sheet: Sheet,
): string {
  if (shadow.blur > 0) return '';
  const border = parseFloat(style.borderTopWidth) || 0;
  const outer = grown(rect, -border);
  const inner = moved(grown(outer, -shadow.spread), shadow);
  const d = ringPath(
    outer,
    grownRadii(radii, -border),
    inner,
    grownRadii(radii, -border - shadow.spread),
  );
  return ring(d, shadow.colour, sheet);
}

function ring(d: string, colour: string, sheet: Sheet): string {
  const fill = sheet.paint('fill', colour);
  return fill === 'fill:none'
    ? ''
    : tag('path', { d, class: sheet.look(`${fill};fill-rule:evenodd`) });
}

function moved(rect: Rect, { x, y }: Shadow): Rect {
  return { ...rect, x: rect.x + x, y: rect.y + y };
}

function outlineOf(style: CSSStyleDeclaration, rect: Rect, radii: Radii, sheet: Sheet): string[] {
  const width = parseFloat(style.outlineWidth) || 0;
  const out = (parseFloat(style.outlineOffset) || 0) + width / 2;
  const edge = { width, line: style.outlineStyle, colour: style.outlineColor };
  return stroked(edge, grown(rect, out), grownRadii(radii, out), sheet);
}
