/** How a number of an experiment looks in its cell. */

import { hueOf, type CellModel } from '../../marks/cell';
import type { Reveal } from '../../texts/gotchas/types';
import { fixed } from '../../trace';

export type Shown = Reveal['results'][number];

/** The picture, from 0, that a column belongs to; null where columns are no latents. */
export const pictureOf = ({ n }: Shown, column: number): number | null =>
  n === undefined ? null : Math.floor(column / n);

const largestOf = ({ values }: Shown): number =>
  Math.max(...Array.from(values.data, (x) => (Number.isFinite(x) ? Math.abs(x) : 0)));

/** How a number is printed: changes may be small, so they get four decimals. */
function textOf(kind: Shown['kind'], value: number): string {
  if (kind === 'flag' || kind === 'count') return String(value);
  return fixed(value, kind === 'change' ? 4 : 3);
}

type Look = Pick<CellModel, 'tone' | 'hue' | 'strength'>;

function lookOf(result: Shown, value: number, column: number): Look {
  const hue = hueAt(result, value, column);
  if (Number.isNaN(value)) return { tone: 'plain', hue };
  switch (result.kind) {
    case 'flag':
      return { tone: value === 1 ? 'allowed' : 'masked', hue };
    case 'count':
      return { tone: 'time', hue };
    case 'weight':
      return value === 0 ? { tone: 'zero', hue } : { tone: 'weight', hue, strength: value };
    case 'change':
      return value === 0
        ? { tone: 'zero', hue }
        : { tone: 'signed', hue, strength: value / largestOf(result) };
  }
}

function hueAt(result: Shown, value: number, column: number): number {
  if (result.kind === 'count') return value > 0 ? hueOf(value - 1) : 0;
  const picture = pictureOf(result, column);
  return picture === null ? 0 : hueOf(picture);
}

/** @param columnName what is said for the column */
export function resultCell(
  result: Shown,
  row: number,
  column: number,
  columnName: string,
): CellModel {
  const value = result.values.get(row, column);
  const text = textOf(result.kind, value);
  return {
    index: [row, column],
    value: result.kind === 'flag' ? String(value === 1) : String(value),
    text,
    label: `${result.rows[row]}, ${columnName}: ${text}`,
    ...lookOf(result, value, column),
  };
}
