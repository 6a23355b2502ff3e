/** The words of the "Take away" menu. */

import type { Lang } from '../lang';
import type { takeaway as english } from './en';

export type TakeawayTexts = typeof english;

/** Fetched when the menu is opened, in the page's language. */
export const loadTakeawayTexts: Readonly<Record<Lang, () => Promise<TakeawayTexts>>> = {
  en: async () => (await import('./en')).takeaway,
  zh: async () => (await import('./zh')).takeaway,
};
