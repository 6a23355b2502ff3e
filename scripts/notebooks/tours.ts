/** Executes the tours. A cell that throws fails; a cell whose output got lost is no failure of its own, but another try. */

import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  isQuiet,
  readNotebook,
  writeNotebook,
  type Cell,
  type CodeCell,
  type Notebook,
} from '../../src/lib/ui/notebooks/format';
import type { Jupyter } from './jupyter';

/** Deno's kernel now and then loses what a cell printed. It lost something in about one run of eight. */
export const TRIES = 8;

/** The numbers, from 1, of code cells that should have shown something and did not. */
export const cellsWithoutOutput = ({ cells }: Notebook): number[] =>
  cells
    .filter((cell): cell is CodeCell => cell.cell_type === 'code')
    .flatMap((cell, i) => (cell.outputs.length === 0 && !isQuiet(cell) ? [i + 1] : []));

/** Sources and metadata of one notebook with the outputs of another run of it. */
export function withOutputsOf(notebook: Notebook, run: Notebook): Notebook {
  const cells = notebook.cells.map((cell, i): Cell => {
    const ran = run.cells[i];
    if (cell.cell_type !== 'code' || ran.cell_type !== 'code') return cell;
    return { ...cell, execution_count: ran.execution_count, outputs: ran.outputs };
  });
  return { ...notebook, cells };
}

/**
 * Runs a tour until every cell that should show something has. One line says how it went.
 * @param keep writes the outputs into the file
 * @returns whether no cell threw and nothing was lost
 */
export function runTour(jupyter: Pick<Jupyter, 'execute'>, path: string, keep: boolean): boolean {
  const began = performance.now();
  const say = (word: string, more = '') => {
    const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(6);
    console.log(`${word} ${basename(path, '.ipynb').padEnd(24)} ${seconds} s${more}`);
  };
  let lost: number[] = [];
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const done = jupyter.execute(path);
    if ('failure' in done) {
      say('FAILED', `\n${done.failure}`);
      return false;
    }
    lost = cellsWithoutOutput(done.notebook);
    if (lost.length > 0) continue;
    if (keep) {
      const before = readNotebook(readFileSync(path, 'utf8'));
      writeFileSync(path, writeNotebook(withOutputsOf(before, done.notebook)));
    }
    say('ok    ', attempt > 1 ? ` (${attempt} tries: an output was lost)` : '');
    return true;
  }
  say('FAILED', `\ncode cells ${lost.join(', ')} showed nothing, ${TRIES} times in a row`);
  return false;
}
