import type { Lang } from '../lang';
import type { predict as english } from './en';

export type PredictTexts = typeof english;

/** Fetched where something is asked. */
export const loadPredictTexts: Readonly<Record<Lang, () => Promise<PredictTexts>>> = {
  en: async () => (await import('./en')).predict,
  zh: async () => (await import('./zh')).predict,
};
