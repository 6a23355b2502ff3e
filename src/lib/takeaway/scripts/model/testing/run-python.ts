/** For tests: runs Python scripts, all in one process, since torch takes its time to start. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Outcome {
  /** What the script exits with, or the exception that ended it. */
  readonly exit: number | string;
  readonly output: string;
}

const candidates = [process.env.PYTHON, 'python3', '/usr/bin/python3'];

/** A Python that has the library; null: there is none here. */
export function pythonWith(library: 'torch' | 'numpy'): string | null {
  const has = (python: string) => spawnSync(python, ['-c', `import ${library}`]).status === 0;
  return candidates.find((python) => python !== undefined && has(python)) ?? null;
}

const DRIVER = `
import contextlib, io, json, runpy, sys

outcomes = []
for path in sys.argv[1:]:
    output, exit = io.StringIO(), 0
    try:
        with contextlib.redirect_stdout(output):
            runpy.run_path(path, run_name="__main__")
    except SystemExit as stop:
        exit = stop.code
    except Exception as error:
        exit = repr(error)
    outcomes.append({"exit": exit, "output": output.getvalue()})
print(json.dumps(outcomes))
`;

/** Runs each script as a program of its own. */
export function runPython(python: string, scripts: readonly string[]): readonly Outcome[] {
  const folder = mkdtempSync(join(tmpdir(), 'scripts-'));
  try {
    const paths = scripts.map((script, i) => {
      const path = join(folder, `${i}.py`);
      writeFileSync(path, script);
      return path;
    });
    // Threads that wait for each other are slow on a busy machine, and the model is tiny.
    const env = { ...process.env, OMP_NUM_THREADS: '1' };
    const options = { encoding: 'utf8', maxBuffer: 2 ** 27, env } as const;
    const { stdout, stderr, status } = spawnSync(python, ['-c', DRIVER, ...paths], options);
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as Outcome[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
