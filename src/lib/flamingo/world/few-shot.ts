/**
 * Prompts of examples: the rows of the Flamingo paper's Figure 1, rebuilt with emoji. What a seed draws is examples enough
 * for any number of shots; a prompt shows some of them, as they are or with one thing about them made wrong.
 */

import type { Example, Item, Media } from './examples';

/** Those of the figure in its order, then what it has not. */
export const fewShotTasks = [
  'naming_fact',
  'counting',
  'question',
  'new_word',
  'dialogue',
  'clip',
  'sign_place',
  'sign_kind',
  'sign_colour',
  'side',
] as const;
export type FewShotTask = (typeof fewShotTasks)[number];

export const MOST_SHOTS = 8;

/** What is made wrong about the examples. The query is always as it should be. */
export const fewShotControls = ['none', 'labels', 'pictures'] as const;
export type FewShotControl = (typeof fewShotControls)[number];

/** Pictures with words before and after the answer. In a dialogue the query has no picture of its own. */
export interface Row extends Example {
  /** What follows the answer where another row follows. */
  readonly end: readonly string[];
}

export interface FewShotPrompt {
  readonly examples: readonly Row[];
  readonly query: Row;
}

/** All that a seed gives. */
export interface Drawn {
  /** At most MOST_SHOTS, in the order in which they join the prompt. */
  readonly examples: readonly Row[];
  /** For each example a picture that has nothing to do with it. */
  readonly strangers: readonly Media[];
  /** Where an example stands among those that are shown: lower is earlier. */
  readonly places: readonly number[];
  /** The query, which in a dialogue depends on where its picture stands. */
  readonly queryAfter: (shown: readonly Row[]) => Row;
  /** Writes into the rows what depends on their place, such as "picture two :". */
  readonly placed: (row: Row, place: number) => Row;
}

/**
 * The first `shots` examples and the query.
 * @param control `labels`: each example has the answer of the next, the last that of the first; one alone has that of an
 *   example that is not shown. `pictures`: each has the picture of a stranger.
 */
export function promptOf(drawn: Drawn, shots: number, control: FewShotControl): FewShotPrompt {
  const order = [...drawn.places.keys()].slice(0, shots);
  order.sort((a, b) => drawn.places[a] - drawn.places[b]);
  const rows = order.map((i, place) => drawn.placed(drawn.examples[i], place));
  const query = drawn.queryAfter(rows);
  if (control === 'none') return { examples: rows, query };
  if (control === 'pictures') {
    const strange = (row: Row, place: number) => withPicture(row, drawn.strangers[order[place]]);
    return { examples: rows.map(strange), query };
  }
  const next = (place: number) => (shots > 1 ? rows[(place + 1) % shots] : drawn.examples[1]);
  return { examples: rows.map((row, place) => ({ ...row, answer: next(place).answer })), query };
}

function withPicture(row: Row, media: Media): Row {
  return { ...row, before: row.before.map((item) => (typeof item === 'string' ? item : media)) };
}

/** An example as it is shown: words and pictures. */
export function itemsOfRow({ before, answer, end }: Row): Item[] {
  return [...before, ...answer, ...end];
}

/** The whole prompt, up to where the model answers. */
export function itemsOf({ examples, query }: FewShotPrompt): Item[] {
  return [...examples.flatMap(itemsOfRow), ...query.before];
}

/** Tokens that the model has to hold: the prompt, and the answer but for its last word, which nobody reads. */
export function tokensOf(prompt: FewShotPrompt): number {
  return itemsOf(prompt).length + prompt.query.answer.length - 1;
}

/** How many examples fit into a context of so many tokens. */
export function shotsThatFit(drawn: Drawn, context: number): number {
  let shots = Math.min(MOST_SHOTS, drawn.examples.length);
  while (shots > 0 && tokensOf(promptOf(drawn, shots, 'none')) > context) shots--;
  return shots;
}
