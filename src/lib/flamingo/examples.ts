/** The ready examples: prompt files in the model's folder, which the page offers and `npm run ask` is tested with. */

export const EXAMPLE_FOLDER = 'examples';

export const exampleIds = ['name', 'count', 'question', 'new_word', 'clip'] as const;

export type ExampleId = (typeof exampleIds)[number];

/** What the page offers, in its order. Files are named TASK--ANSWER.json, the words of the answer joined by hyphens. */
export const exampleFiles: Readonly<Record<ExampleId, string>> = {
  name: 'name--panda.json',
  count: 'count--three.json',
  question: 'question--in-forests.json',
  new_word: 'new-word--dax.json',
  clip: 'clip--it-moves-left.json',
};

/** In the model's folder: a prompt that the model goes on with pictures of its own, "a thing, its picture, a stop". */
export const RESTART_FILE = 'generation/restart.json';

/** The answer that an example's file name carries: 'name--a-panda.json' gives 'a panda'; null when it has none. */
export function expectedAnswer(file: string): string | null {
  const [, answer] = /^[a-z0-9]+(?:-[a-z0-9]+)*--([a-z]+(?:-[a-z]+)*)\.json$/.exec(file) ?? [];
  return answer?.replaceAll('-', ' ') ?? null;
}

/** An answer without its marks, as a file name carries it: 'a panda .' gives 'a panda'. */
export function wordsOf(answer: string): string {
  return (answer.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
