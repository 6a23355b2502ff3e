/** The words of the builder page. */

import type { Lang } from '../lang';
import type { embed as english } from './en';

export type EmbedTexts = typeof english;

/** Fetched by the builder page alone, in its language. */
export const loadEmbedTexts: Readonly<Record<Lang, () => Promise<EmbedTexts>>> = {
  en: async () => (await import('./en')).embed,
  zh: async () => (await import('./zh')).embed,
};
