/** Two runs side by side: the words that either finds likely, and how many of their logits are the same. */

import { softmaxOf } from '../../flamingo/runtime/sampling';

/** What a comparison needs of a run. */
export interface Told {
  readonly logits: ArrayLike<number>;
}

/** A word with its number in the vocabulary, and its probability in each run. */
export interface ComparedWord {
  readonly id: number;
  readonly word: string;
  readonly before: number;
  readonly after: number;
}

/** The `count` likeliest words of either run: first those of the run before, then those that only the other has. */
export function compareWords(
  before: Told,
  after: Told,
  vocabulary: readonly string[],
  count: number,
): ComparedWord[] {
  const p = [softmaxOf(before.logits), softmaxOf(after.logits)];
  const ids = new Set(p.flatMap((each) => likeliest(each, count)));
  return [...ids].map((id) => ({
    id,
    word: vocabulary[id],
    before: p[0][id],
    after: p[1][id],
  }));
}

/** The word that a run finds likeliest. */
export function first(words: readonly ComparedWord[], run: 'before' | 'after'): ComparedWord {
  return words.reduce((best, word) => (word[run] > best[run] ? word : best));
}

export interface EqualLogits {
  readonly equal: number;
  readonly total: number;
  /** The first that differs, in the vocabulary's order. */
  readonly mismatch: number | null;
}

/** Bit for bit: 0 and −0 are two numbers, NaN is the same as NaN. @throws {Error} for runs of two vocabularies */
export function equalLogits(a: ArrayLike<number>, b: ArrayLike<number>): EqualLogits {
  if (a.length !== b.length) throw new Error(`${a.length} logits against ${b.length}`);
  let [equal, mismatch] = [0, null as number | null];
  for (let i = 0; i < a.length; i++) {
    if (Object.is(a[i], b[i])) equal++;
    else mismatch ??= i;
  }
  return { equal, total: a.length, mismatch };
}

function likeliest(p: Float64Array, count: number): number[] {
  const ids = Array.from(p, (_, id) => id);
  return ids.sort((a, b) => p[b] - p[a] || a - b).slice(0, count);
}
