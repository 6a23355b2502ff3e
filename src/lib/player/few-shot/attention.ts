/** Where the last token of a prompt looks: one row of each head's self-attention, and the tokens by the rows they stand in. */

import { IMAGE } from '../../flamingo/tokenizer';
import type { TracedTensors } from '../../flamingo/worker/protocol';
import { itemsOfRow, type FewShotPrompt, type Row } from '../../flamingo/world/few-shot';
import type { Scene } from '../../flamingo/world/scenes';

/** A token of the prompt where it stands. */
export interface Place {
  readonly token: string;
  /** From 0, in the whole prompt. */
  readonly t: number;
  /** The first frame of what is shown there. */
  readonly scene: Scene | null;
  /** Of an example's answer. */
  readonly isAnswer: boolean;
  /** Of the answer of an example whose answer is the right one for the query, too. */
  readonly isRight: boolean;
}

/**
 * One list for each example, and one for the query.
 * @param right the places, among the examples, of those that the query needs
 */
export function placesOf(
  { examples, query }: FewShotPrompt,
  right: readonly number[],
): readonly (readonly Place[])[] {
  let t = 0;
  const list = (items: Row['before'], row: Row | null, isRight: boolean): Place[] =>
    items.map((item, i) => {
      const from = row ? i - row.before.length : -1;
      const isAnswer = row !== null && from >= 0 && from < row.answer.length;
      const isWord = typeof item === 'string';
      const [token, scene] = isWord ? [item, null] : [IMAGE, item.frames[0]];
      return { token, scene, t: t++, isAnswer, isRight: isAnswer && isRight };
    });
  const rows = examples.map((row, i) => list(itemsOfRow(row), row, right.includes(i)));
  return [...rows, list(query.before, null, false)];
}

/** Of one head: the attention weights of the last token, one for each token; they sum to 1. */
export interface Looks {
  readonly layer: number;
  readonly head: number;
  readonly weights: readonly number[];
  /** Of the tensor that they are the last row of: (1, heads, T, T). */
  readonly shape: readonly number[];
}

/** The name of a layer's self-attention in a trace. */
export const tensorOf = (layer: number): string => `layer.${layer}.self_attn`;

/** All heads of all layers, in their order. */
export function looksIn(trace: TracedTensors): readonly Looks[] {
  const looks: Looks[] = [];
  for (let layer = 0; Object.hasOwn(trace, tensorOf(layer)); layer++) {
    const { shape, values } = trace[tensorOf(layer)];
    const [, heads, rows, keys] = shape;
    for (let head = 0; head < heads; head++) {
      const last = (head * rows + rows - 1) * keys;
      looks.push({ layer, head, shape, weights: [...values.subarray(last, last + keys)] });
    }
  }
  return looks;
}

/** What share of a head's look goes to some tokens. */
export function shareOf({ weights }: Looks, tokens: readonly Place[]): number {
  return tokens.reduce((sum, { t }) => sum + weights[t], 0);
}

/** What the reader follows: the right example's answer where there is one, or else the answers of all examples. */
export function targetsIn(rows: readonly (readonly Place[])[]): readonly Place[] {
  const answers = rows.flat().filter(({ isAnswer }) => isAnswer);
  const right = answers.filter(({ isRight }) => isRight);
  return right.length > 0 ? right : answers;
}

/** The head that looks most at some tokens; of equal ones the first. */
export function strongest(looks: readonly Looks[], tokens: readonly Place[]): Looks {
  return looks.reduce((best, one) => (shareOf(one, tokens) > shareOf(best, tokens) ? one : best));
}

/** The head that is asked for; whatever of it is left open or does not exist is that of the strongest one. */
export function chosen(
  looks: readonly Looks[],
  tokens: readonly Place[],
  layer: number | null,
  head: number | null,
): Looks {
  const asked = looks.filter(
    (one) => (layer === null || one.layer === layer) && (head === null || one.head === head),
  );
  return strongest(asked.length > 0 ? asked : looks, tokens);
}
