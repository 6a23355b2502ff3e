/**
 * Runs every check of the project, one after the other, and ends with `N passed, N failed`: format, lint, types, build
 * (one check each), unit and end-to-end tests (one check for each test). All of them run even if one fails.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureBrowser } from './ensure-browser.mjs';

let [passed, failed] = [0, 0];

/** @param {string} title @param {string[]} command @param {string} program */
function run(title, command, program = 'npx') {
  console.log(`\n── ${title} ──`);
  const started = Date.now();
  const { status } = spawnSync(program, command, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  console.log(
    `${title}: ${status === 0 ? 'ok' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s`,
  );
  return status === 0;
}

/** @param {boolean} ok */
function count(ok) {
  if (ok) passed++;
  else failed++;
}

/**
 * Counts the tests of a reporter's file; a run that broke off before writing one is a failure.
 * @param {boolean} ok @param {string} file @param {(report: any) => [number, number]} read
 */
function countTests(ok, file, read) {
  if (!existsSync(file)) return count(false);
  const [good, bad] = read(JSON.parse(readFileSync(file, 'utf8')));
  passed += good;
  failed += bad;
  if (!ok && bad === 0) failed++;
}

rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results', { recursive: true });
ensureBrowser();
const hasBrowser = process.exitCode !== 1;

count(run('format', ['prettier', '--check', '--log-level', 'warn', '.']));
count(
  run('types', ['svelte-kit', 'sync']) &&
    run('types', ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings']),
);
count(run('lint', ['eslint', '.']));

const unit = 'test-results/unit.json';
countTests(
  run('unit', [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unit}`,
  ]),
  unit,
  (report) => [report.numPassedTests, report.numFailedTests],
);

const built =
  run('widgets', ['scripts/widgets/build.mjs'], 'node') &&
  run('build', ['vite', 'build', '--logLevel', 'error']);
count(built);

if (built && hasBrowser) {
  countTests(run('end to end', ['playwright', 'test']), 'test-results/e2e.json', ({ stats }) => [
    stats.expected,
    stats.unexpected + stats.flaky,
  ]);
} else count(false);

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
