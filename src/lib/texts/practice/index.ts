import type { Lang } from '../lang';
import type { practice as english } from './en';

export type PracticeTexts = typeof english;

/** Fetched by this page alone, in its language. */
export const loadPracticeTexts: Readonly<Record<Lang, () => Promise<PracticeTexts>>> = {
  en: async () => (await import('./en')).practice,
  zh: async () => (await import('./zh')).practice,
};
