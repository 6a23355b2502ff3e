import { parseArgs } from 'node:util';
import { MODEL_FOLDER } from '../ask/model-folder';

export interface Options {
  /** Questions of each task. */
  readonly n: number;
  readonly seed: number;
  /** In the order of the results. */
  readonly tasks: readonly string[];
  readonly json: boolean;
  /** Folder of the model. */
  readonly model: string;
}

export const USAGE =
  'usage: npm run eval -- [--n 200] [--seed 5] [--only naming,dialogue,"naming, 2 shots"] [--json] [--model DIR]';

/** @throws {Error} one line that names the option */
export function readOptions(args: readonly string[], tasks: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      n: { type: 'string', default: '200' },
      seed: { type: 'string', default: '5' },
      only: { type: 'string' },
      json: { type: 'boolean', default: false },
      model: { type: 'string', default: MODEL_FOLDER },
    },
  });
  return {
    n: wholeNumber('n', values.n, 1),
    seed: wholeNumber('seed', values.seed, 0),
    tasks: values.only === undefined ? tasks : chosen(values.only, tasks),
    json: values.json,
    model: values.model,
  };
}

const MOST = 2 ** 31;

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > MOST) {
    throw new Error(`--${name}: "${text}" is no whole number from ${least} to ${MOST}`);
  }
  return value;
}

/** Names between commas; a comma before a space belongs to a name. What is no name stands for all that begin so. */
function chosen(only: string, tasks: readonly string[]): string[] {
  const picked = only.split(/,(?! )/).flatMap((name) => {
    if (tasks.includes(name)) return [name];
    const beginning = name === '' ? [] : tasks.filter((task) => task.startsWith(name));
    if (beginning.length === 0) throw new Error(`--only: there is no task "${name}"`);
    return beginning;
  });
  return tasks.filter((task) => picked.includes(task));
}
