/** The training lessons and their tests, run without Jupyter. */

import { spawnSync } from 'node:child_process';
import { NOTEBOOKS } from './folders';

const SECONDS_EACH = 180;

export interface LessonOptions {
  /** Run on notebooks/runs/full (or RUN) for as long as it takes, instead of in seconds. */
  readonly full: boolean;
  /** What goes on to notebooks/run.py. */
  readonly passedOn: readonly string[];
}

/** @param python one with PyTorch @returns whether all tests passed and no cell threw */
export function runLessons(python: string, { full, passedOn }: LessonOptions): boolean {
  const tested = runs(python, ['-m', 'unittest', 'discover', '-s', 'tests', '-t', '.'], {});
  const limit = full ? [] : ['--limit', String(SECONDS_EACH)];
  const ran = runs(python, ['run.py', ...limit, ...passedOn], { TINY: full ? '' : '1' });
  return tested && ran;
}

function runs(python: string, command: string[], environment: Record<string, string>): boolean {
  // One thread: for matrices of this size a second one only gets in the way.
  const env = { ...process.env, OMP_NUM_THREADS: '1', ...environment };
  return spawnSync(python, command, { cwd: NOTEBOOKS, stdio: 'inherit', env }).status === 0;
}
