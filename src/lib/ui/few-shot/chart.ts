/** Where things stand in a chart of shares, 0 to 1, by the number of examples. */

/** CSS pixels around the plot: room for the numbers at the axes. */
export const MARGIN = { left: 44, right: 14, top: 12, bottom: 40 } as const;

export interface Scale {
  /** Of a number of examples. */
  readonly x: (shots: number) => number;
  /** Of a share. */
  readonly y: (share: number) => number;
  readonly width: number;
  readonly height: number;
}

/** @param most examples; the axis has at least one step */
export function scaleOf(width: number, height: number, most: number): Scale {
  const across = Math.max(0, width - MARGIN.left - MARGIN.right);
  const down = height - MARGIN.top - MARGIN.bottom;
  return {
    x: (shots) => MARGIN.left + (across * (shots + 0.5)) / (Math.max(1, most) + 1),
    y: (share) => MARGIN.top + down * (1 - share),
    width,
    height,
  };
}

/** A line through points, as the `points` of a polyline. */
export function through(points: readonly (readonly [x: number, y: number])[]): string {
  return points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
}
