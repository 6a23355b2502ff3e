/** The words of the model page. */

import { messageOf, type Problem } from '../../flamingo/problem';
import type { Finish } from '../../flamingo/prompt-model';
import type { Lang } from '../lang';
import type { model as english } from './en';

export type ModelTexts = typeof english;

/** Fetched by the model page alone, in its language. */
export const loadModelTexts: Readonly<Record<Lang, () => Promise<ModelTexts>>> = {
  en: async () => (await import('./en')).model,
  zh: async () => (await import('./zh')).model,
};

/** Why an answer of `count` tokens ended. */
export function finishText(
  { answer: { finish: t } }: ModelTexts,
  finish: Finish,
  count: number,
): string {
  return finish === 'length' ? t.length(count) : t[finish];
}

/** What is wrong, in the reader's language. What only programmers can use stays English. */
export function problemText({ problems: t }: ModelTexts, problem: Problem): string {
  switch (problem.kind) {
    case 'unknown_word':
      return t.unknown_word(problem.word.slice(0, 60), problem.nearest.join(' · '));
    case 'reserved_word':
      return t.reserved_word(problem.word);
    case 'too_long':
      return t.too_long(problem.length, problem.context);
    case 'too_many_frames':
      return t.too_many_frames(problem.count, problem.most);
    case 'picture':
      return t.picture(problem.name.slice(0, 100), problem.why);
    case 'model_missing':
      return t.model_missing(problem.file);
    case 'model_broken':
      return t.model_broken(problem.file, problem.why.slice(0, 300));
    case 'malformed':
    case 'internal':
      return t[problem.kind](messageOf(problem));
    default:
      return t[problem.kind];
  }
}
