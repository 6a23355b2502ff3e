import type { Lang } from '../lang';
import type { teach as english } from './en';

export type TeachTexts = typeof english;

/** Fetched by this page alone, in its language. */
export const loadTeachTexts: Readonly<Record<Lang, () => Promise<TeachTexts>>> = {
  en: async () => (await import('./en')).teach,
  zh: async () => (await import('./zh')).teach,
};
