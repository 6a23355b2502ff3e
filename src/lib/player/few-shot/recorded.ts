/** The figures that stand on the model's card: PyTorch's, of the same weights, counted once and kept in eval.json. */

import type { FewShotTask } from '../../flamingo/world/few-shot';

export interface RecordedShare {
  readonly shots: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

export type Recorded = Readonly<Partial<Record<FewShotTask, readonly RecordedShare[]>>>;

const signs = (property: string) =>
  [0, 1, 2, 4].map((shots) => [shots, `new sign for the ${property}, ${shots} shots`] as const);

/** Rows of eval.json that ask just what this page asks, by the number of examples. */
const ROWS: Readonly<
  Partial<Record<FewShotTask, readonly (readonly [shots: number, row: string])[]>>
> = {
  sign_place: signs('place'),
  sign_kind: signs('kind'),
  sign_colour: signs('colour'),
  new_word: [2, 4, 8].map((ways) => [ways, `new words, ${ways}-way`] as const),
  counting: [[2, 'counting, name generated']],
  clip: [[0, 'clip, 4 frames']],
  side: [[0, 'question: side']],
};

const FILE = 'eval.json';

/** @throws {Error} when the file is not there, or not built as agreed */
export async function readRecorded(folder: string): Promise<Recorded> {
  const response = await fetch(`${folder}/${FILE}`);
  if (!response.ok) throw new Error(`${FILE} is missing`);
  return parseRecorded(await response.json());
}

/** @throws {Error} when a row that is there lacks a number */
export function parseRecorded(file: unknown): Recorded {
  const tasks = isObject(file) && isObject(file.tasks) ? file.tasks : {};
  const entries = Object.entries(ROWS).map(([task, rows]) => {
    const found = rows.filter(([, row]) => Object.hasOwn(tasks, row));
    return [task, found.map(([shots, row]) => ({ shots, ...shareIn(tasks[row], row) }))];
  });
  return Object.fromEntries(entries) as Recorded;
}

function shareIn(value: unknown, row: string): Omit<RecordedShare, 'shots'> {
  const number = (key: string): number => {
    const found = isObject(value) ? value[key] : undefined;
    if (typeof found !== 'number') throw new Error(`${FILE}: "${row}" has no number ${key}`);
    return found;
  };
  return { share: number('share'), low: number('low'), high: number('high'), n: number('n') };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
