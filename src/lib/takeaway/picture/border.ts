/** Borders: a frame all around, or each side in its own width and colour. */

import { grown, short, tag, type Rect } from './markup';
import type { Sheet } from './sheet';
import { boxShape, grownRadii, ringPath, type Radii } from './shapes';

export interface Edge {
  /** In pixels. */
  readonly width: number;
  /** `solid`, `dashed` and so on. */
  readonly line: string;
  /** As computed. */
  readonly colour: string;
}

const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;

export function borderOf(
  style: CSSStyleDeclaration,
  rect: Rect,
  radii: Radii,
  sheet: Sheet,
): string[] {
  const edges = sides.map((side) => ({
    width: parseFloat(style[`border${side}Width`]) || 0,
    line: style[`border${side}Style`],
    colour: style[`border${side}Color`],
  }));
  const [first] = edges;
  const isEven = edges.every(
    ({ width, line, colour }) =>
      width === first.width && line === first.line && colour === first.colour,
  );
  if (!isEven) return uneven(edges, rect, radii, sheet);
  const half = -first.width / 2;
  return stroked(first, grown(rect, half), grownRadii(radii, half), sheet);
}

/** A frame along the middle of an edge. */
export function stroked(
  { width, line, colour }: Edge,
  rect: Rect,
  radii: Radii,
  sheet: Sheet,
): string[] {
  const stroke = sheet.paint('stroke', colour);
  if (width === 0 || line === 'none' || line === 'hidden' || stroke === 'stroke:none') return [];
  const look = `fill:none;${stroke};stroke-width:${short(width)}${dashOf(line, width)}`;
  return [boxShape(rect, radii, { class: sheet.look(look) })];
}

/** The dashes and gaps of Chromium; CSS leaves their lengths open. */
function dashOf(line: string, width: number): string {
  const [dash, gap] = width >= 3 ? [2, 1] : [3, 2];
  if (line === 'dashed') return `;stroke-dasharray:${short(dash * width)} ${short(gap * width)}`;
  if (line === 'dotted') return `;stroke-dasharray:0 ${short(2 * width)};stroke-linecap:round`;
  return '';
}

/** Sides meet along a line from the outer corner to the inner one. */
function uneven(edges: readonly Edge[], rect: Rect, radii: Radii, sheet: Sheet): string[] {
  const outer = { ...rect, x: 0, y: 0 };
  const [top, right, bottom, left] = edges.map(({ width, line }) => (line === 'none' ? 0 : width));
  const inner = {
    x: left,
    y: top,
    width: rect.width - left - right,
    height: rect.height - top - bottom,
  };
  const d = ringPath(outer, radii, inner, innerRadii(radii, [top, right, bottom, left]));
  const transform = `translate(${short(rect.x)} ${short(rect.y)})`;
  return edges.flatMap(({ width, line, colour }, side) => {
    const fill = sheet.paint('fill', colour);
    if (width === 0 || line === 'none' || fill === 'fill:none') return [];
    const clip = sheet.define(
      'clipPath',
      {},
      tag('path', { d: sideOf(outer, inner, side, Math.max(...radii)) }),
    );
    const look = `${fill};fill-rule:evenodd;clip-path:url(#${clip})`;
    return [tag('path', { d, transform, class: sheet.look(look) })];
  });
}

/** The inner corner between two sides is an ellipse; its smaller half is taken for both. */
function innerRadii(radii: Radii, [top, right, bottom, left]: readonly number[]): Radii {
  const [a, b, c, d] = radii;
  const inner = (radius: number, ...widths: number[]) => Math.max(0, radius - Math.max(...widths));
  return [
    inner(a, top, left),
    inner(b, top, right),
    inner(c, bottom, right),
    inner(d, bottom, left),
  ];
}

/**
 * The part of a box that belongs to one of its sides. The joints go on inwards in their direction, so far that the whole of a
 * round corner is on one side or the other.
 */
function sideOf(outer: Rect, inner: Rect, side: number, reach: number): string {
  const [out, into, next] = [cornersOf(outer), cornersOf(inner), (side + 1) % 4];
  const joint = (corner: number) => {
    const [dx, dy] = [0, 1].map((axis) => into[corner][axis] - out[corner][axis]);
    const far = Math.max(1, reach / Math.max(0.5, Math.min(Math.abs(dx), Math.abs(dy))));
    return [out[corner][0] + far * dx, out[corner][1] + far * dy];
  };
  const points = [out[side], out[next], joint(next), joint(side)];
  return `M${points.map(([x, y]) => `${short(x)} ${short(y)}`).join('L')}z`;
}

function cornersOf({ x, y, width, height }: Rect): (readonly [number, number])[] {
  const [right, bottom] = [x + width, y + height];
  return [
    [x, y],
    [right, y],
    [right, bottom],
    [x, bottom],
  ];
}
