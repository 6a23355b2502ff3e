/** What changed between two runs, in a sentence with their numbers. */

import { equalLogits, first, type ComparedWord } from '../../../player/model/comparison';
import type { Run } from '../../../player/model/live-run.svelte';
import type { ModelTexts } from '../../../texts/model';
import { percent } from '../../live/numbers';

/** What is compared of a run. */
export type Compared = Pick<Run, 'answer' | 'result'>;

/** @param words of both runs, aligned */
export function changeText(
  { compare: t, sentences }: ModelTexts['experiments'],
  before: Compared,
  after: Compared,
  words: readonly ComparedWord[],
): string {
  const { equal, total } = equalLogits(before.result.logits, after.result.logits);
  if (equal === total) return t.same(total);
  const [old, now] = [first(words, 'before'), first(words, 'after')];
  const [p, q] = [percent(old.before), percent(old.after)];
  return sentences([
    t.change(old.word, p, q),
    now === old ? t.sameFirst : t.newFirst(now.word, percent(now.before), percent(now.after)),
    before.answer.text === after.answer.text ? t.sameAnswer : t.otherAnswer,
  ]);
}
