/** The tours as they are kept: whole, with outputs, in two languages, and with the numbers of the core. */

import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  isQuiet,
  readNotebook,
  textOf,
  type CodeCell,
  type MarkdownCell,
} from '../../src/lib/ui/notebooks/format';
import { stepIds } from '../../src/lib/trace';
import { NOTEBOOKS, tourPaths, WORKED_EXAMPLE } from './folders';
import { workedExample } from './worked-example';

const han = /\p{Script=Han}/u;
const asciiPunctuation = /\p{Script=Han}[,;:?!()]|[,;:?!()]\p{Script=Han}/u;
const spacedLatin = /\p{Script=Han} [A-Za-z0-9]|[A-Za-z0-9] \p{Script=Han}/u;

/** A text without its code and the addresses of links, in which everything is allowed. */
const withoutCode = (text: string): string =>
  text
    .replace(/```[^]*?```/g, '')
    .replace(/`[^`]*`/g, 'x')
    .replace(/\]\([^)]*\)/g, ']');

const headings = (text: string): string[] => text.match(/^#+/gm) ?? [];

test('there are three tours', () => {
  expect(tourPaths().map((path) => basename(path, '.ipynb'))).toEqual([
    'tour-mask-pytorch',
    'tour-mask',
    'tour-tiny-flamingo',
  ]);
});

describe.each(tourPaths().map((path) => ({ name: basename(path), path })))('$name', ({ path }) => {
  const notebook = readNotebook(readFileSync(path, 'utf8'));
  const marked = notebook.cells.filter((c): c is MarkdownCell => c.cell_type === 'markdown');
  const code = notebook.cells.filter((c): c is CodeCell => c.cell_type === 'code');

  test('opens with how to run it', () => {
    expect(notebook.cells[0].cell_type).toBe('markdown');
    expect(textOf(notebook.cells[0].source)).toContain('npm run notebooks -- --tours');
    expect(textOf(marked[0].metadata.zh ?? '')).toContain('npm run notebooks -- --tours');
  });

  test('has an id of its own for every cell', () => {
    const ids = notebook.cells.map((cell) => cell.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('is kept with the outputs of one run from top to bottom, and with no error', () => {
    expect(code.map((cell) => cell.execution_count)).toEqual(code.map((_, i) => i + 1));
    for (const cell of code) {
      expect(cell.outputs.length > 0, textOf(cell.source)).toBe(!isQuiet(cell));
      for (const output of cell.outputs) expect(output.output_type).not.toBe('error');
    }
  });

  test('says what a picture shows, in both languages', () => {
    for (const cell of code.filter(hasPicture)) {
      expect(cell.metadata.alt?.en).toBeTruthy();
      expect(cell.metadata.alt?.zh).toMatch(han);
    }
  });

  test('has every text in Chinese too, under the same headings and with Chinese punctuation', () => {
    for (const cell of marked) {
      const [en, zh] = [textOf(cell.source), textOf(cell.metadata.zh ?? '')];
      expect(zh, en).toMatch(han);
      expect(headings(withoutCode(zh))).toEqual(headings(withoutCode(en)));
      expect(withoutCode(zh)).not.toMatch(asciiPunctuation);
      expect(withoutCode(zh)).not.toMatch(spacedLatin);
    }
  });
});

const hasPicture = (cell: CodeCell): boolean =>
  cell.outputs.some((output) => 'data' in output && 'image/png' in output.data);

test('both tours of the mask have a section for each of the steps', () => {
  for (const path of tourPaths().filter((one) => basename(one).startsWith('tour-mask'))) {
    const text = readFileSync(path, 'utf8');
    stepIds.forEach((_, i) => expect(text, `step ${i + 1}`).toContain(`"## ${i + 1}. `));
  }
});

test('the numbers that the PyTorch tour compares with are those of the core', () => {
  expect(readFileSync(WORKED_EXAMPLE, 'utf8')).toBe(workedExample());
});

test('every notebook is a tour or a lesson', () => {
  const notebooks = readdirSync(NOTEBOOKS).filter((name) => name.endsWith('.ipynb'));
  for (const name of notebooks) expect(name).toMatch(/^(tour-|0\d-)/);
});
