/** The words of the resampler page. */

import type { Lang } from '../lang';
import type { resampler as english } from './en';

export type ResamplerTexts = typeof english;

/** Fetched by the resampler page alone, in its language. */
export const loadResamplerTexts: Readonly<Record<Lang, () => Promise<ResamplerTexts>>> = {
  en: async () => (await import('./en')).resampler,
  zh: async () => (await import('./zh')).resampler,
};
