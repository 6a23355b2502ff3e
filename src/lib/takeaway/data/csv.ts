import { toFlat } from '../../tensor';
import { axesOf, leadingIndices } from './axes';
import type { NamedTensor } from './named-tensor';
import { exact } from './number-text';

/**
 * Comma-separated values after RFC 4180. The last axis runs across, every other axis has a column of its own in front:
 *
 *     b,h,t,sim[0],sim[1]
 *     0,0,0,1.25,-0.5
 *
 * A tensor of one axis is one row; a scalar is one cell. Numbers are the shortest decimals that give the very same
 * number back (NaN, Infinity, -Infinity by name), booleans true and false. Without a last axis to run along, as for
 * attention to no picture, only the index columns stay.
 */
export function csvOf(tensor: NamedTensor): string {
  const { view, name } = tensor;
  const columns = view.dimension === 0 ? 1 : view.shape[view.dimension - 1];
  const values = toFlat(view).map(view.dtype === 'bool' ? (x) => (x ? 'true' : 'false') : exact);
  const heads = Array.from({ length: columns }, (_, j) =>
    view.dimension === 0 ? name : `${name}[${j}]`,
  );
  const rows = leadingIndices(view, 1).map((index, row) => [
    ...index.map(String),
    ...values.slice(row * columns, (row + 1) * columns),
  ]);
  const lines = [[...axesOf(tensor).slice(0, -1), ...heads], ...rows];
  return lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

/** In quotes where a comma, a quote or a line's end would be read as more than a character. */
function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
