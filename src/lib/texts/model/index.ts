/** The words of the model page. */

import type { Finish } from '../../flamingo/prompt-model';
import type { Lang } from '../lang';
import type { model as english } from './en';
import type { layer as englishLayer } from './layer.en';

export type ModelTexts = typeof english;
export type LayerTexts = typeof englishLayer;

/** Fetched by the model page alone, in its language. */
export const loadModelTexts: Readonly<Record<Lang, () => Promise<ModelTexts>>> = {
  en: async () => (await import('./en')).model,
  zh: async () => (await import('./zh')).model,
};

/** Fetched when a layer is opened. */
export const loadLayerTexts: Readonly<Record<Lang, () => Promise<LayerTexts>>> = {
  en: async () => (await import('./layer.en')).layer,
  zh: async () => (await import('./layer.zh')).layer,
};

/** Why an answer of `count` tokens ended. */
export function finishText(
  { answer: { finish: t } }: ModelTexts,
  finish: Finish,
  count: number,
): string {
  return finish === 'length' ? t.length(count) : t[finish];
}
