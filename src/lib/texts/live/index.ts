/** The words of every page with the live model. */

import { messageOf, type FaultyPicture, type Problem } from '../../flamingo/problem';
import type { Lang } from '../lang';
import type { live as english } from './en';

export type LiveTexts = typeof english;

/** Fetched by the pages that run the model, in their language. */
export const loadLiveTexts: Readonly<Record<Lang, () => Promise<LiveTexts>>> = {
  en: async () => (await import('./en')).live,
  zh: async () => (await import('./zh')).live,
};

/** What is wrong, in the reader's language. What only programmers can use stays English. */
export function problemText({ problems: t }: LiveTexts, problem: Problem): string {
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
    case 'pictures':
      return picturesText(t, problem.faults);
    case 'model_missing':
      return t.model_missing(problem.file);
    case 'not_fetched':
      return t.not_fetched(problem.file, problem.status);
    case 'model_broken':
      return t.model_broken(problem.file, shortened(problem.why.slice(0, 300)));
    case 'malformed':
    case 'internal':
      return t[problem.kind](messageOf(problem));
    default:
      return t[problem.kind];
  }
}

/** A digest is told by its first eight digits: that two differ is seen from these. */
function shortened(text: string): string {
  return text.replace(/\b([0-9a-f]{8})[0-9a-f]{56}\b/g, '$1…');
}

/** Of many files with a fault, how many are named. */
const NAMED = 8;

function picturesText(t: LiveTexts['problems'], faults: readonly FaultyPicture[]): string {
  const named = faults.slice(0, NAMED).map(({ name, why }) => t.picture(name.slice(0, 100), why));
  const more = faults.length - named.length;
  return [...named, ...(more > 0 ? [t.morePictures(more)] : [])].join(' ');
}
