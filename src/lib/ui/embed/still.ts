/** A still picture of what a Lab widget shows first, for a reader without JavaScript: the numbers of the step's tensor, by token. */

import { labWidgetBase } from '../../player/widget/lab';
import type { LabWidgetId } from '../../player/widget/ids';
import { fixed, need, run, stepOf, wordAt, type Trace } from '../../trace';
import { escapeHtml } from './embed-page';

/** In pixels: a cell, the gap after it, and the column of words. */
const [CELL, GAP, WORDS] = [42, 4, 90];
const PITCH = CELL + GAP;

/** The reader's own colours, light or dark: no style sheet of the site reaches this picture. */
const [PAPER, INK, LINE] = ['Canvas', 'CanvasText', 'GrayText'];

interface Row {
  readonly word: string;
  readonly values: readonly number[];
}

/** One row for each token, over all samples: a mask or attention has J columns there, text_time one. */
function rowsOf(trace: Trace, tensor: ReturnType<typeof stepOf>['tensor']): Row[] {
  const view = need(trace, tensor);
  const [B, T] = need(trace, 'text_time').shape;
  return Array.from({ length: B * T }, (_, row) => {
    const [b, t] = [Math.floor(row / T), row % T];
    const values = {
      2: () => [view.get(b, t)],
      3: () => Array.from({ length: view.shape[2] }, (_, j) => view.get(b, t, j)),
      4: () => Array.from({ length: view.shape[3] }, (_, j) => view.get(b, 0, t, j)),
    }[view.shape.length as 2 | 3 | 4]();
    return { word: wordAt(trace.inputs, b, t), values };
  });
}

/** An `<svg>` for the body of a page, without styles, which a policy may forbid. */
export function stillOf(id: LabWidgetId): string {
  const { lab } = labWidgetBase(id);
  const trace = run(lab.inputs);
  const { tensor } = stepOf(lab.step);
  const rows = rowsOf(trace, tensor);
  const isWhole = rows.every(({ values }) => values.every(Number.isInteger));
  const [width, height] = [WORDS + rows[0].values.length * PITCH + GAP, rows.length * PITCH + GAP];
  const cells = rows.map((row, y) => rowMarkup(row, y, isWhole));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${tensor}" font-family="sans-serif" font-size="14"><rect width="${width}" height="${height}" fill="${PAPER}"/>${cells.join('')}</svg>`;
}

function rowMarkup({ word, values }: Row, row: number, isWhole: boolean): string {
  const y = GAP + row * PITCH;
  const text = (x: number, anchor: string, fill: string, content: string) =>
    `<text x="${x}" y="${y + CELL / 2 + 5}" text-anchor="${anchor}" fill="${fill}">${escapeHtml(content)}</text>`;
  const cells = values.map((value, column) => {
    const x = WORDS + column * PITCH;
    const isOn = isWhole && value !== 0;
    const [fill, ink] = isOn ? [INK, PAPER] : [PAPER, INK];
    const shown = isWhole ? String(value) : fixed(value, 2);
    return `<rect x="${x}" y="${y}" width="${CELL}" height="${CELL}" rx="8" fill="${fill}" stroke="${LINE}"/>${text(x + CELL / 2, 'middle', ink, shown)}`;
  });
  return text(WORDS - 10, 'end', INK, word) + cells.join('');
}
