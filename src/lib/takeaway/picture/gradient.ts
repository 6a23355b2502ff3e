/** A CSS gradient as a fill of SVG. */

import type { LinearGradient } from './css-lists';
import { colourOf } from './colour';
import { tag, type Rect } from './markup';
import type { Sheet } from './sheet';

/**
 * A fill for a tile whose upper left corner is the origin of its coordinates, so that all tiles of one size share one
 * gradient. Where a gradient has a single colour, it is that colour.
 */
export function gradientFill(gradient: LinearGradient, size: Rect, sheet: Sheet): string {
  const angle = (gradient.angle * Math.PI) / 180;
  const [dx, dy] = [Math.sin(angle), -Math.cos(angle)];
  // The line of a CSS gradient is so long that its ends reach the corners.
  const length = Math.abs(size.width * dx) + Math.abs(size.height * dy);
  const stops = gradient.stops(length);
  const [first, last] = [stops[0], stops[stops.length - 1]];
  if (stops.every(({ colour }) => colour === first.colour))
    return sheet.paint('fill', first.colour);
  const start = [(size.width - length * dx) / 2, (size.height - length * dy) / 2];
  const [from, to] = gradient.repeats ? [first.at, last.at] : [0, length];
  const id = sheet.define(
    'linearGradient',
    {
      gradientUnits: 'userSpaceOnUse',
      x1: start[0] + from * dx,
      y1: start[1] + from * dy,
      x2: start[0] + to * dx,
      y2: start[1] + to * dy,
      spreadMethod: gradient.repeats ? 'repeat' : undefined,
    },
    stops.map(({ colour, at }) => stop(colour, (at - from) / (to - from))).join(''),
  );
  return `fill:url(#${id})`;
}

function stop(computed: string, offset: number): string {
  const { hex, alpha } = colourOf(computed);
  return tag('stop', {
    offset: String(Math.round(offset * 1e4) / 1e4),
    'stop-color': hex,
    'stop-opacity': alpha < 1 ? alpha : undefined,
  });
}
