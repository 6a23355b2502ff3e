/** Runs notebooks with Debian's jupyter-nbconvert, with kernels and settings of its own: the user's home is left alone. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { readNotebook, type Notebook } from '../../src/lib/ui/notebooks/format';

/** Seconds that one cell may take. */
const SECONDS_A_CELL = 120;

export interface Kernels {
  /** A Python with nbconvert, ipykernel and what the notebooks import. */
  readonly python: string;
  /** The Deno program; null where no notebook is in TypeScript. */
  readonly deno: string | null;
}

export type Executed =
  { readonly notebook: Notebook } | { /** What nbconvert printed. */ readonly failure: string };

export class Jupyter {
  private readonly home = mkdtempSync(join(tmpdir(), 'notebooks-'));

  constructor(private readonly kernels: Kernels) {
    const { python, deno } = kernels;
    this.addKernel('python3', 'Python 3', [python, '-m', 'ipykernel_launcher', '-f']);
    if (deno) this.addKernel('deno', 'Deno', [deno, 'jupyter', '--kernel', '--conn']);
  }

  private addKernel(name: string, display_name: string, command: readonly string[]): void {
    const folder = join(this.home, 'data', 'kernels', name);
    mkdirSync(folder, { recursive: true });
    const argv = [...command, '{connection_file}'];
    writeFileSync(join(folder, 'kernel.json'), JSON.stringify({ argv, display_name }));
  }

  /** Runs all cells from top to bottom in the notebook's folder; the file itself is not written. */
  execute(path: string): Executed {
    const output = join(this.home, basename(path));
    const options = [
      ...['--to', 'notebook', '--execute', '--output-dir', this.home, '--output', basename(path)],
      ...[`--ExecutePreprocessor.timeout=${SECONDS_A_CELL}`, '--log-level=ERROR'],
      '--ExecutePreprocessor.record_timing=False',
    ];
    const { status, stderr, error } = spawnSync(
      this.kernels.python,
      ['-m', 'nbconvert', ...options, path],
      { encoding: 'utf8', env: this.environment() },
    );
    if (status !== 0) return { failure: withoutJupyter(stderr) || String(error) };
    return { notebook: readNotebook(readFileSync(output, 'utf8')) };
  }

  private environment(): NodeJS.ProcessEnv {
    const { FLAMINGO_JSON } = process.env;
    const at = (name: string) => join(this.home, name);
    return {
      ...process.env,
      JUPYTER_DATA_DIR: at('data'),
      JUPYTER_CONFIG_DIR: at('config'),
      JUPYTER_RUNTIME_DIR: at('runtime'),
      IPYTHONDIR: at('ipython'),
      DENO_DIR: at('deno'),
      NO_COLOR: '1',
      // One thread: for matrices of this size a second one only gets in the way.
      OMP_NUM_THREADS: '1',
      // The kernel works in the notebook's folder, and a reader names the file from where they are.
      ...(FLAMINGO_JSON && { FLAMINGO_JSON: resolve(FLAMINGO_JSON) }),
    };
  }

  /** Removes all that it wrote. */
  close(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** What the cell and its kernel say, without the calls inside nbconvert. */
function withoutJupyter(printed: string): string {
  const at = printed.indexOf('nbclient.exceptions.');
  return at < 0 ? printed : printed.slice(at);
}
