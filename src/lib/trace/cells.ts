/** Helpers with which the rules name cells, read them and write formulas about them. */

import type { View } from '../tensor';
import { sequence, wordAt } from './inputs';
import { num } from './number';
import type { CellRef, Formula, Part, Place, RowKind, TensorName, Trace } from './types';

export function ref(tensor: TensorName, ...index: number[]): CellRef {
  return { tensor, index };
}

/** A tensor of the trace that a rule cannot do without. */
export function need(trace: Trace, name: TensorName): View {
  const view = trace.tensors[name];
  if (!view) throw new Error(`trace: ${name} was not reached (${trace.error?.message ?? ''})`);
  return view;
}

export function valueOf(trace: Trace, cell: CellRef): number {
  return need(trace, cell.tensor).get(...cell.index);
}

/** `text_time[0, 2]` */
export function nameOf(cell: CellRef): string {
  return `${cell.tensor}[${cell.index.join(', ')}]`;
}

/** The cell's number, as a part that knows where it came from. */
export function number(trace: Trace, cell: CellRef): Part {
  return { cell, text: num(valueOf(trace, cell)) };
}

/** The cell's name, as a part that knows which cell it is. */
export function named(cell: CellRef, text = nameOf(cell)): Part {
  return { cell, text };
}

/** Joins parts with a separator; a long list keeps its ends: first four … last. */
export function joined(parts: readonly (readonly Part[])[], separator: string): Part[] {
  const shown = parts.length > 7 ? [...parts.slice(0, 4), ['…'], parts[parts.length - 1]] : parts;
  return shown.flatMap((part, i) => (i === 0 ? part : [separator, ...part]));
}

/** `a · b + c · d + …` for pairs of cells. */
export function products(
  trace: Trace,
  left: readonly CellRef[],
  right: readonly CellRef[],
): Part[] {
  const terms = left.map((cell, i) =>
    [number(trace, cell), '·', bracketed(trace, right[i])].flat(),
  );
  return joined(terms, ' + ');
}

/** `a · w + b · w + …` for cells and the plain numbers they are weighted with. */
export function weighted(
  trace: Trace,
  cells: readonly CellRef[],
  weights: readonly number[],
): Part[] {
  const terms = cells.map((cell, i) => [number(trace, cell), '·', plain(weights[i])]);
  return joined(terms, ' + ');
}

/** A number that is no cell, in brackets where its minus would touch an operator. */
export const plain = (x: number): string => (x < 0 ? `(${num(x)})` : num(x));

/** A number, in brackets where its minus would touch an operator. */
export function bracketed(trace: Trace, cell: CellRef): Part[] {
  const part = number(trace, cell);
  return valueOf(trace, cell) < 0 ? ['(', part, ')'] : [part];
}

/** `name = …`, `= numbers`, `= result` */
export function lines(...all: readonly Part[][]): Formula {
  return all;
}

export const range = (length: number): number[] => Array.from({ length }, (_, i) => i);

/** The cells of one row: the index with its last number replaced by 0, 1, 2, … */
export function rowCells(tensor: TensorName, index: readonly number[], length: number): CellRef[] {
  return range(length).map((j) => ref(tensor, ...index.slice(0, -1), j));
}

/** Which image and latent a column j of the attention is. */
export function columnOf(trace: Trace, j: number): { image: number; latent: number } {
  const { n } = trace.inputs;
  return { image: Math.floor(j / n), latent: j % n };
}

/** Place of a cell (b, h, t, j) of the attention, or (b, 1, t, j) of the mask. */
export function attentionPlace(trace: Trace, index: readonly number[]): Place {
  const [b, head, t, j] = index;
  return { ...tokenPlace(trace, b, t), head: headOf(trace, head), ...columnOf(trace, j) };
}

export function tokenPlace(trace: Trace, b: number, t: number): Place {
  return { b, t, token: sequence(trace.inputs)[b][t], word: wordAt(trace.inputs, b, t) };
}

/** Whether row b, with cached media the cached one, holds an `<image>` at all. */
export const hasImage = (trace: Trace, b: number): boolean =>
  trace.inputs.rows[b].some((token) => token.kind === 'image');

/** The head of a place: not worth naming where there is one. */
export const headOf = (trace: Trace, head: number): number | undefined =>
  trace.inputs.heads > 1 ? head : undefined;

/** Whether the lines that zero text before the first image run. */
export const zeroesRows = ({ inputs, changes }: Trace): boolean =>
  inputs.op === 'eq' && !changes.skip_zero_rows;

/** What the mask makes of row (b, t). */
export function rowKind(trace: Trace, b: number, t: number): RowKind {
  const time = need(trace, 'text_time').get(b, t);
  const { op, T_img } = trace.inputs;
  if (time === 0 && op === 'ge') return 'leak';
  if (time === 0) return zeroesRows(trace) ? 'zero' : 'spared';
  return op === 'eq' && time > T_img ? 'uniform' : 'normal';
}

/** True where no column of the row may be attended. */
export function rowMasked(trace: Trace, b: number, t: number): boolean {
  return rowKind(trace, b, t) !== 'normal';
}
