/** How tours are run: that what throws fails, and that what got lost is tried again. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  readNotebook,
  writeNotebook,
  type CodeCell,
  type Notebook,
} from '../../src/lib/ui/notebooks/format';
import { installedDeno } from './deno';
import { Jupyter, type Executed } from './jupyter';
import { adviceOn, findPython } from './python';
import { cellsWithoutOutput, runTour, TRIES } from './tours';

const code = (id: string, source: string, printed?: string, tags?: string[]): CodeCell => ({
  cell_type: 'code',
  id,
  metadata: tags ? { tags } : {},
  execution_count: printed ? 1 : null,
  source,
  outputs: printed ? [{ output_type: 'stream', name: 'stdout', text: printed }] : [],
});

const notebook = (kernel: string, cells: CodeCell[]): Notebook => ({
  cells,
  metadata: {
    kernelspec: { name: kernel, display_name: kernel },
    language_info: { name: kernel },
  },
  nbformat: 4,
  nbformat_minor: 5,
});

let folder: string;
let said: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tours-'));
  said = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function written(of: Notebook): string {
  const path = join(folder, 'tour.ipynb');
  writeFileSync(path, writeNotebook(of));
  return path;
}

/** A Jupyter that comes to one outcome after another, the last again and again. */
function jupyterOf(...outcomes: Executed[]) {
  let runs = 0;
  return {
    execute: () => outcomes[Math.min(runs++, outcomes.length - 1)],
    get runs() {
      return runs;
    },
  };
}

describe('a tour', () => {
  const empty = notebook('deno', [code('a', 'let x = 1', undefined, ['quiet']), code('b', 'x')]);
  const full = notebook('deno', [code('a', 'let x = 1'), code('b', 'other source', '1')]);

  test('has the numbers of the cells that showed nothing, but for those that are quiet', () => {
    expect(cellsWithoutOutput(empty)).toEqual([2]);
    expect(cellsWithoutOutput(notebook('deno', [code('b', 'x', '1')]))).toEqual([]);
  });

  test('is run again where an output got lost, and keeps its own sources', () => {
    const path = written(empty);
    const quiet = { ...full, cells: [empty.cells[0], full.cells[1]] };
    const jupyter = jupyterOf({ notebook: empty }, { notebook: empty }, { notebook: quiet });
    expect(runTour(jupyter, path, true)).toBe(true);
    expect(jupyter.runs).toBe(3);
    expect(said[0]).toMatch(/^ok .*3 tries/);
    const [, b] = readNotebook(readFileSync(path, 'utf8')).cells as CodeCell[];
    expect(b).toEqual(code('b', 'x', '1'));
  });

  test('fails, naming the cells, where an output is lost each time', () => {
    const jupyter = jupyterOf({ notebook: empty });
    expect(runTour(jupyter, written(empty), true)).toBe(false);
    expect(jupyter.runs).toBe(TRIES);
    expect(said[0]).toContain('code cells 2 showed nothing');
  });

  test('fails at once where a cell throws, and leaves the file as it is', () => {
    const path = written(empty);
    const jupyter = jupyterOf({ failure: 'ZeroDivisionError' });
    expect(runTour(jupyter, path, true)).toBe(false);
    expect(jupyter.runs).toBe(1);
    expect(said[0]).toMatch(/^FAILED tour.*\nZeroDivisionError/);
    expect(readNotebook(readFileSync(path, 'utf8'))).toEqual(empty);
  });
});

test('what is missing is said in one line, with the packages of Debian', () => {
  const advice = adviceOn(['torch', 'nbconvert']);
  expect(advice).not.toContain('\n');
  expect(advice).toContain('--no-install-recommends python3-torch jupyter-nbconvert');
});

const found = findPython('tours');
const python = 'python' in found ? found.python : null;
const deno = installedDeno();

/** The programs that throw, by kernel, and what must be said of them. */
const broken = [
  { kernel: 'python3', source: 'print("before")\n1 / 0', says: 'ZeroDivisionError', is: true },
  {
    kernel: 'deno',
    source: 'throw new Error("gone wrong")',
    says: 'gone wrong',
    is: deno !== null,
  },
];

describe.skipIf(!python)(
  `with Jupyter${python ? '' : ' (jupyter-nbconvert was not found)'}`,
  () => {
    for (const { kernel, source, says, is } of broken) {
      test.skipIf(!is)(`a cell that throws in ${kernel} fails the tour and is shown`, () => {
        const path = written(notebook(kernel, [code('a', source), code('b', '1')]));
        const jupyter = new Jupyter({ python: python!, deno });
        try {
          expect(runTour(jupyter, path, true)).toBe(false);
        } finally {
          jupyter.close();
        }
        expect(said[0]).toMatch(/^FAILED tour/);
        expect(said[0]).toContain(says);
        expect(said[0]).toContain(source);
      });
    }
  },
);
