import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shareOf, type Share } from '../../src/lib/flamingo/measure/wilson';

/** What PyTorch measured of the same weights: eval.json of the model's folder. */
export interface Reference {
  readonly seed: number;
  readonly n: number;
  readonly tasks: Readonly<Record<string, TaskReference>>;
}

export interface TaskReference extends Share {
  /** The numbers of the questions that were answered wrongly. */
  readonly wrong: readonly number[];
}

/** PyTorch's figure for the first n questions of a task; null when it was asked other ones, or fewer. */
export function shareOfFirst(
  reference: Reference,
  seed: number,
  task: string,
  n: number,
): Share | null {
  if (reference.seed !== seed || !Object.hasOwn(reference.tasks, task)) return null;
  const { wrong, n: asked } = reference.tasks[task];
  return n > asked ? null : shareOf(n - wrong.filter((i) => i < n).length, n);
}

const FIELDS = ['right', 'n', 'share', 'low', 'high'] as const;

/**
 * null when the folder has none.
 * @throws {Error} one line, for a file that is not built as agreed
 */
export function readReference(folder: string): Reference | null {
  const path = join(folder, 'eval.json');
  return existsSync(path) ? parseReference(readFileSync(path, 'utf8')) : null;
}

export function parseReference(text: string): Reference {
  const { seed, n, tasks } = record(json(text), 'the file');
  if (typeof seed !== 'number' || typeof n !== 'number') {
    throw new Error('eval.json: seed and n are to be numbers');
  }
  const entries = Object.entries(record(tasks, 'tasks'));
  return {
    seed,
    n,
    tasks: Object.fromEntries(entries.map(([name, row]) => [name, shareIn(row, name)])),
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error('eval.json: the file is no JSON');
  }
}

function shareIn(row: unknown, task: string): TaskReference {
  const fields = record(row, `"${task}"`);
  const number = (name: (typeof FIELDS)[number]): number => {
    const value = fields[name];
    if (typeof value !== 'number') throw new Error(`eval.json: "${task}" has no number ${name}`);
    return value;
  };
  const [right, n, share, low, high] = FIELDS.map(number);
  const { wrong } = fields;
  if (!Array.isArray(wrong) || !wrong.every((i): i is number => typeof i === 'number')) {
    throw new Error(`eval.json: "${task}" does not list its wrong answers`);
  }
  return { right, n, share, low, high, wrong };
}

function record(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`eval.json: ${what} is no object`);
  }
  return value as Readonly<Record<string, unknown>>;
}
