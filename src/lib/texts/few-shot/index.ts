/** The words of the few-shot page. */

import type { Lang } from '../lang';
import type { fewShot as english } from './en';

export type FewShotTexts = typeof english;

/** Fetched by the few-shot page alone, in its language. */
export const loadFewShotTexts: Readonly<Record<Lang, () => Promise<FewShotTexts>>> = {
  en: async () => (await import('./en')).fewShot,
  zh: async () => (await import('./zh')).fewShot,
};
