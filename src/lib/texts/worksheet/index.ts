/** The words of worksheets. */

import type { Lang } from '../lang';
import type { worksheet as english } from './en';

export type WorksheetTexts = typeof english;

/** Fetched by that page alone, in its language. */
export const loadWorksheetTexts: Readonly<Record<Lang, () => Promise<WorksheetTexts>>> = {
  en: async () => (await import('./en')).worksheet,
  zh: async () => (await import('./zh')).worksheet,
};
