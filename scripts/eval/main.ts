/**
 * npm run eval -- --n 200 --seed 5: the TypeScript model answers the evaluation's questions on freshly
 * drawn scenes; prints each task's share of right answers with its 95% interval, next to PyTorch's.
 * Exit code 1: both were asked the very same questions, and a share differs by more than 0.01; 2: it
 * could not be run.
 */

import { messageOf, problemOf } from '../../src/lib/flamingo/problem';
import { TASK_NAMES } from '../../src/lib/flamingo/world/questions';
import { measure } from './measure';
import { openAsker } from './open-asker';
import { readOptions, USAGE, type Options } from './options';
import { readReference, shareOfFirst, type Reference } from './reference';
import { compare, HEADING, rowOf, TOLERANCE, type Comparison } from './table';
import type { Share } from '../../src/lib/flamingo/measure/wilson';

async function evaluate({ n, seed, tasks, json, model: folder }: Options): Promise<number> {
  const { model, asker } = await openAsker(folder);
  const reference = readReference(folder);
  const say = json ? () => {} : console.log;
  const kernels = model.kernels.name;
  const began = performance.now();
  const results: Record<string, Share> = {};
  /** Of the same questions, if PyTorch was asked them. */
  const theirs = (task: string) =>
    (reference && shareOfFirst(reference, seed, task, n)) ?? reference?.tasks[task];
  say(HEADING);
  for (const task of tasks) {
    results[task] = measure(asker, task, n, seed);
    say(rowOf(task, results[task], theirs(task)));
  }
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const comparison = compare(seed, results, reference);
  say(`${n} questions each, seed ${seed}, ${kernels}, ${seconds} s`);
  if (json) console.log(JSON.stringify({ seed, n, kernels, seconds, tasks: results }));
  else if (reference) say(verdict(comparison, reference));
  return comparison.apart.length > 0 ? 1 : 0;
}

function verdict({ compared, apart }: Comparison, { seed, n }: Reference): string {
  if (compared.length === 0)
    return `PyTorch was asked other questions: --seed ${seed}, --n up to ${n}`;
  const same = `PyTorch was asked the same questions of ${compared.length} tasks`;
  if (apart.length === 0) return `${same}; no share differs by more than ${TOLERANCE}`;
  return `${same}; shares differ by more than ${TOLERANCE} in ${apart.join('; ')}`;
}

async function main(args: readonly string[]): Promise<number> {
  let options: Options;
  try {
    options = readOptions(args, TASK_NAMES);
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  try {
    return await evaluate(options);
  } catch (error) {
    console.error(messageOf(problemOf(error)));
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
