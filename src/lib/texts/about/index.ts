import type { Lang } from '../lang';
import type { about as english } from './en';

export type AboutTexts = typeof english;

/** Fetched by this page alone, in its language. */
export const loadAboutTexts: Readonly<Record<Lang, () => Promise<AboutTexts>>> = {
  en: async () => (await import('./en')).about,
  zh: async () => (await import('./zh')).about,
};
