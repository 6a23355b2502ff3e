/** Where the tokens of a prompt stand: a row for each example, a place for each of its tokens. CSS pixels. */

import type { Place } from '../../player/few-shot/attention';

export const CELL = { width: 74, height: 44, gap: 10 } as const;
export const HEAD_WIDTH = 92;
/** Room below each row, for the lines to be seen. */
const BETWEEN = 14;
/** Below the last row: lines within it turn there. */
const TURN = 22;
/** Beneath it a line would not be seen. */
const LEAST = 0.01;

export interface Arc {
  readonly t: number;
  readonly weight: number;
  /** Of an SVG path. */
  readonly d: string;
}

export const pitch = CELL.height + BETWEEN;
const left = (column: number) => HEAD_WIDTH + column * (CELL.width + CELL.gap);
const middle = (column: number) => left(column) + CELL.width / 2;

export function sizeOf(rows: readonly (readonly Place[])[]): { width: number; height: number } {
  const columns = Math.max(...rows.map(({ length }) => length));
  return { width: left(columns), height: rows.length * pitch - BETWEEN + TURN };
}

/** From the last token to each one that it looks at; the widest last, on top of the others. */
export function arcsOf(
  rows: readonly (readonly Place[])[],
  weights: readonly number[],
): readonly Arc[] {
  const lastRow = rows.length - 1;
  const from = { x: middle(rows[lastRow].length - 1), y: lastRow * pitch };
  const arcs = rows.flatMap((row, r) =>
    row.map(({ t }, column): Arc => {
      const x = middle(column);
      const weight = weights[t];
      return { t, weight, d: r === lastRow ? beneath(from, x) : upTo(from, x, r * pitch) };
    }),
  );
  const others = arcs.filter(({ t, weight }) => weight >= LEAST && t !== weights.length - 1);
  return others.sort((a, b) => a.weight - b.weight);
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Along the free lanes between rows and columns, so that no word is crossed out. */
function upTo({ x, y }: Point, toX: number, top: number): string {
  const foot = top + CELL.height;
  const [lane, end] = [y - BETWEEN / 2, foot + BETWEEN / 2];
  if (lane <= end) return `M${x} ${y}V${lane}H${toX}V${foot}`;
  const side = (CELL.width + CELL.gap) / 2;
  const alley = toX < x ? toX + side : toX - side;
  return `M${x} ${y}V${lane}H${alley}V${end}H${toX}V${foot}`;
}

function beneath({ x, y }: Point, toX: number): string {
  const foot = y + CELL.height;
  return `M${x} ${foot}V${foot + BETWEEN}H${toX}V${foot}`;
}
