/** The words of a bug hunt. */

import type { Lang } from '../lang';
import type { hunt as english } from './en';

export type HuntTexts = typeof english;

/** Fetched where bugs are hunted, in the language of the page. */
export const loadHuntTexts: Readonly<Record<Lang, () => Promise<HuntTexts>>> = {
  en: async () => (await import('./en')).hunt,
  zh: async () => (await import('./zh')).hunt,
};
