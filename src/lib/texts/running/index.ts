import type { Lang } from '../lang';
import type { running as english } from './en';

export type RunningTexts = typeof english;

/** Fetched by the two pages of a running lesson, in their language. */
export const loadRunningTexts: Readonly<Record<Lang, () => Promise<RunningTexts>>> = {
  en: async () => (await import('./en')).running,
  zh: async () => (await import('./zh')).running,
};
