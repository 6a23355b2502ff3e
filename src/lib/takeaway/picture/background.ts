/** What a box is filled with: a colour, and over it gradients in tiles. */

import { lengthOf, linearGradientOf, splitOutside, type LinearGradient } from './css-lists';
import { gradientFill } from './gradient';
import { grown, tag, type Rect } from './markup';
import type { Sheet } from './sheet';
import { boxShape, grownRadii, type Radii } from './shapes';

/** From the lowest layer to the uppermost. */
export function backgroundOf(
  style: CSSStyleDeclaration,
  rect: Rect,
  radii: Radii,
  sheet: Sheet,
): string[] {
  const parts: string[] = [];
  const colour = sheet.paint('fill', style.backgroundColor);
  if (colour !== 'fill:none') parts.push(boxShape(rect, radii, { class: sheet.look(colour) }));
  if (style.backgroundImage === 'none') return parts;
  const images = splitOutside(style.backgroundImage, ',');
  const at = (list: string, i: number) => {
    const items = splitOutside(list, ',');
    return items[i % items.length] ?? '';
  };
  const border = parseFloat(style.borderTopWidth) || 0;
  for (let i = images.length - 1; i >= 0; i--) {
    const gradient = linearGradientOf(images[i]);
    if (!gradient) continue;
    const area = grown(rect, -border);
    const tile = tileOf(area, at(style.backgroundSize, i), at(style.backgroundPosition, i));
    const isTiled = at(style.backgroundRepeat, i) !== 'no-repeat';
    const corners = grownRadii(radii, -border);
    parts.push(
      isTiled ? tiled(gradient, tile, area, corners, sheet) : one(gradient, tile, corners, sheet),
    );
  }
  return parts;
}

function tileOf(area: Rect, size: string, position: string): Rect {
  const [across = 'auto', down = 'auto'] = splitOutside(size, ' ');
  const width = across === 'auto' ? area.width : lengthOf(across, area.width);
  const height = down === 'auto' ? area.height : lengthOf(down, area.height);
  const [left = '0%', top = '0%'] = splitOutside(position, ' ');
  // A percentage aligns that point of the tile with that point of the box.
  const x = area.x + (lengthOf(left, area.width - width) || 0);
  const y = area.y + (lengthOf(top, area.height - height) || 0);
  return { x, y, width, height };
}

function one(gradient: LinearGradient, tile: Rect, radii: Radii, sheet: Sheet): string {
  const fill = gradientFill(gradient, tile, sheet);
  const shape = { ...tile, x: 0, y: 0 };
  return boxShape(shape, radii, { class: sheet.look(fill), transform: moveTo(tile) });
}

function tiled(
  gradient: LinearGradient,
  tile: Rect,
  area: Rect,
  radii: Radii,
  sheet: Sheet,
): string {
  const isWhole = tile.width >= area.width && tile.height >= area.height;
  if (isWhole) return one(gradient, area, radii, sheet);
  if (tile.width <= 0 || tile.height <= 0) return '';
  const size = { x: 0, y: 0, width: tile.width, height: tile.height };
  const id = sheet.define(
    'pattern',
    { ...tile, patternUnits: 'userSpaceOnUse' },
    tag('rect', { ...size, class: sheet.look(gradientFill(gradient, tile, sheet)) }),
  );
  return boxShape(area, radii, { class: sheet.look(`fill:url(#${id})`) });
}

function moveTo({ x, y }: Rect): string {
  return `translate(${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100})`;
}
