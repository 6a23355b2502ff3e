/** The words of the pages that hand an example on: its own title and description, for readers and for link previews. */

import type { ExampleId } from '../../flamingo/examples';
import type { FewShotTask } from '../../flamingo/world/few-shot';
import type { Lang } from '../lang';
import type { PresetId } from '../preset-ids';
import type { share as english } from './en';

/** What is shown: one of the ready examples of a page. */
export type SharedOf =
  | { readonly page: 'mask'; readonly name: PresetId }
  | { readonly page: 'model'; readonly name: ExampleId }
  | { readonly page: 'few-shot'; readonly name: FewShotTask };

export interface SharedText {
  readonly title: string;
  /** One or two sentences without markup: it also stands in link previews. */
  readonly description: string;
}

export type ShareTexts = typeof english;

/** Fetched by these pages alone, in their language. */
export const loadShareTexts: Readonly<Record<Lang, () => Promise<ShareTexts>>> = {
  en: async () => (await import('./en')).share,
  zh: async () => (await import('./zh')).share,
};

/** The title and description of one example. */
export function sharedText(t: ShareTexts, of: SharedOf): SharedText {
  if (of.page === 'mask') return t.presets[of.name];
  return of.page === 'model' ? t.examples[of.name] : t.tasks[of.name];
}
