/** Rounded rectangles, which is what boxes are made of. */

import { short, tag, type Attributes, type Rect } from './markup';

/** Of the corners, from the upper left clockwise, in pixels. */
export type Radii = readonly [number, number, number, number];

const corners = ['TopLeft', 'TopRight', 'BottomRight', 'BottomLeft'] as const;

/** Percentages are taken of the width; a corner is round, not oval. */
export function radiiOf(style: CSSStyleDeclaration, { width, height }: Rect): Radii {
  const most = Math.min(width, height) / 2;
  const [a, b, c, d] = corners.map((corner) => {
    const value = style[`border${corner}Radius`];
    const radius = parseFloat(value) || 0;
    return Math.min(most, value.includes('%') ? (radius / 100) * width : radius);
  });
  return [a, b, c, d];
}

/** Corners of a box that is larger by so much; a sharp corner stays sharp. */
export function grownRadii(radii: Radii, by: number): Radii {
  const [a, b, c, d] = radii.map((radius) => (radius === 0 ? 0 : Math.max(0, radius + by)));
  return [a, b, c, d];
}

/** A `<rect>`, or a `<path>` where the corners differ. */
export function boxShape(rect: Rect, radii: Radii, attributes: Attributes): string {
  if (!radii.every((radius) => radius === radii[0])) {
    return tag('path', { d: outlinePath(rect, radii), ...attributes });
  }
  return tag('rect', { ...rect, rx: radii[0] || undefined, ...attributes });
}

/** What lies between two rounded rectangles. */
export function ringPath(outer: Rect, outerRadii: Radii, inner: Rect, innerRadii: Radii): string {
  return outlinePath(outer, outerRadii) + outlinePath(inner, innerRadii);
}

function outlinePath({ x, y, width, height }: Rect, [a, b, c, d]: Radii): string {
  const arc = (r: number, dx: number, dy: number) =>
    r > 0 ? `a${short(r)} ${short(r)} 0 0 1 ${short(dx)} ${short(dy)}` : '';
  return [
    `M${short(x + a)} ${short(y)}h${short(width - a - b)}`,
    `${arc(b, b, b)}v${short(height - b - c)}`,
    `${arc(c, -c, c)}h${short(c + d - width)}`,
    `${arc(d, -d, -d)}v${short(a + d - height)}${arc(a, a, -a)}z`,
  ].join('');
}
