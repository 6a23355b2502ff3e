/** The words of a widget: English at once, Chinese fetched where it is asked for. */

import { labTexts } from '../lib/texts/en/lab-texts';
import { widget } from '../lib/texts/widget/en';
import type { Lang, LabTexts } from '../lib/texts';
import type { WidgetTexts } from '../lib/texts/widget';
import { Late } from './late/late.svelte';

export interface Words {
  /** The language that they are in. */
  readonly lang: Lang;
  readonly site: LabTexts;
  readonly widget: WidgetTexts;
}

const english: Words = { lang: 'en', site: labTexts, widget };

const chinese = new Late<Words>(async () => ({ lang: 'zh', ...(await import('./late/chinese')) }));

/** Of the language, or in English as long as that is not here. */
export const wordsOf = (lang: Lang): Words => (lang === 'zh' && chinese.now) || english;

/** Settles once the words are here, or cannot be had. */
export const fetchWords = (lang: Lang): Promise<void> | null =>
  lang === 'zh' ? chinese.come() : null;
