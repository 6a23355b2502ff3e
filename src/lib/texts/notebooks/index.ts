import type { Lang } from '../lang';
import type { notebooks as english } from './en';

export type NotebooksTexts = typeof english;

/** Fetched by this page alone, in its language. */
export const loadNotebooksTexts: Readonly<Record<Lang, () => Promise<NotebooksTexts>>> = {
  en: async () => (await import('./en')).notebooks,
  zh: async () => (await import('./zh')).notebooks,
};
