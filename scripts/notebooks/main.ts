/**
 * `npm run notebooks`: the tests of notebooks/, every training lesson in its seconds-long form, without Jupyter, then
 * every tour from top to bottom with jupyter-nbconvert.
 *
 * `-- --tours` runs the tours alone, `-- --full` the lessons on notebooks/runs/full (or RUN), for as long as it takes.
 * `-- --tours --write` also keeps what the tours showed, and writes the numbers that they compare with.
 * Other arguments go to notebooks/run.py. Exits 1 if a test fails, a cell throws, or something that is needed is missing.
 */

import { writeFileSync } from 'node:fs';
import { tourPaths, WORKED_EXAMPLE } from './folders';
import { installDeno } from './deno';
import { Jupyter } from './jupyter';
import { runLessons } from './lessons';
import { adviceOn, findPython } from './python';
import { runTour } from './tours';
import { workedExample } from './worked-example';

const ours = ['--full', '--tours', '--write'];

function main(given: readonly string[]): boolean {
  const toursAlone = given.includes('--tours');
  const found = findPython('lessons');
  if (!('python' in found)) {
    console.error(adviceOn(found.missing));
    return false;
  }
  console.log(`Python: ${found.python}`);
  const passedOn = given.filter((argument) => !ours.includes(argument));
  const lessons =
    toursAlone || runLessons(found.python, { full: given.includes('--full'), passedOn });
  return runTours(given.includes('--write')) && lessons;
}

function runTours(keep: boolean): boolean {
  const found = findPython('tours');
  if (!('python' in found)) {
    console.error(adviceOn(found.missing));
    return false;
  }
  const deno = installDeno();
  if (!deno) return false;
  if (keep) {
    // What is kept is the worked example, not a reader's own.
    delete process.env.FLAMINGO_JSON;
    writeFileSync(WORKED_EXAMPLE, workedExample());
  }
  const jupyter = new Jupyter({ python: found.python, deno });
  try {
    return tourPaths()
      .map((path) => runTour(jupyter, path, keep))
      .every(Boolean);
  } finally {
    jupyter.close();
  }
}

process.exitCode = main(process.argv.slice(2)) ? 0 : 1;
