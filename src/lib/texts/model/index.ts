/** The words of the model page. */

import type { Finish } from '../../flamingo/prompt-model';
import type { Lang } from '../lang';
import type { model as english } from './en';

export type ModelTexts = typeof english;

/** Fetched by the model page alone, in its language. */
export const loadModelTexts: Readonly<Record<Lang, () => Promise<ModelTexts>>> = {
  en: async () => (await import('./en')).model,
  zh: async () => (await import('./zh')).model,
};

/** Why an answer of `count` tokens ended. */
export function finishText(
  { answer: { finish: t } }: ModelTexts,
  finish: Finish,
  count: number,
): string {
  return finish === 'length' ? t.length(count) : t[finish];
}
