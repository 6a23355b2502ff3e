import type { Lang } from '../lang';
import type { gotchas as english } from './en';

export type GotchasTexts = typeof english;

/** Fetched by this page alone, in its language. */
export const loadGotchasTexts: Readonly<Record<Lang, () => Promise<GotchasTexts>>> = {
  en: async () => (await import('./en')).gotchas,
  zh: async () => (await import('./zh')).gotchas,
};
