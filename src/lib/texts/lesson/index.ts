/** Words about questions and wrong programs, and what is said about an answer. */

import type { Lang } from '../lang';
import type { lesson as english } from './en';

export type LessonTexts = typeof english;

/** Fetched where questions are asked, in the language of the page. */
export const loadLessonTexts: Readonly<Record<Lang, () => Promise<LessonTexts>>> = {
  en: async () => (await import('./en')).lesson,
  zh: async () => (await import('./zh')).lesson,
};

export { askFor, cellName } from './ask';
export { feedback, type Feedback } from './feedback';
