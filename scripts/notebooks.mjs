/**
 * `npm run notebooks`: the tests of notebooks/, then every notebook, without Jupyter, in its seconds-long form.
 * `npm run notebooks -- --full` runs the notebooks on notebooks/runs/full instead (or RUN), for as long as it takes.
 * Other arguments go to notebooks/run.py. Exits 1 if a test fails, a cell throws, or no Python has what is needed.
 */

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../notebooks', import.meta.url));
const NEEDED = 'import torch, numpy, PIL, matplotlib';
const SECONDS_EACH = 180;

/** The first Python that has PyTorch and the rest, or undefined. */
function findPython() {
  const candidates = [process.env.PYTHON, 'python3', '/usr/bin/python3', 'python'];
  return candidates.find((python) => python && spawnSync(python, ['-c', NEEDED]).status === 0);
}

function advise() {
  console.error(`No Python with PyTorch, numpy, Pillow and matplotlib was found (PYTHON may name one). On Debian:

  apt-get install python3-torch python3-pil python3-matplotlib fonts-noto-color-emoji libopenblas0-serial

The last one makes matrix products about 15 times faster than the reference BLAS (measured on one core: 8 against
120 GFLOP/s). The site and its tests need none of this.`);
}

/** @param {string} python @param {string[]} command @param {Record<string, string>} environment */
function runs(python, command, environment) {
  // One thread: for matrices of this size a second one only gets in the way.
  const env = { ...process.env, OMP_NUM_THREADS: '1', ...environment };
  return spawnSync(python, command, { cwd: FOLDER, stdio: 'inherit', env }).status === 0;
}

const passedOn = process.argv.slice(2).filter((argument) => argument !== '--full');
const isFull = process.argv.includes('--full');
const python = findPython();
if (!python) {
  advise();
  process.exitCode = 1;
} else {
  console.log(`Python: ${python}`);
  const tested = runs(python, ['-m', 'unittest', 'discover', '-s', 'tests', '-t', '.'], {});
  const limit = isFull ? [] : ['--limit', String(SECONDS_EACH)];
  const ran = runs(
    python,
    ['run.py', ...limit, ...passedOn],
    isFull ? { TINY: '' } : { TINY: '1' },
  );
  process.exitCode = tested && ran ? 0 : 1;
}
