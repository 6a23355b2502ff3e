/** All words of the site. English is the type: a key that Chinese lacks does not compile. */

import type { Fact } from '../trace';
import type { en } from './en';
import type { labTexts } from './en/lab-texts';
import type { Lang } from './lang';

export { htmlLang, isLang, langName, langs, langShort, type Lang } from './lang';
export { presetIds, type PresetId } from './preset-ids';

export type Texts = typeof en;

/** Those of the Lab, which are all that a widget says. */
export type LabTexts = typeof labTexts;

/** The words of one language, fetched when a page of that language is: nobody downloads the other. */
export const loadTexts: Readonly<Record<Lang, () => Promise<Texts>>> = {
  en: async () => (await import('./en')).en,
  zh: async () => (await import('./zh')).zh,
};

/**
 * `sample 1, token 3 'big', image 2 latent 1: blocked, text_time 1 is not media_time 2 · 0`. Whoever speaks to the page
 * says what is seen in the cell (WCAG 2.5.3), so the label holds what is `shown` there.
 */
export function spokenLabel(t: LabTexts, fact: Fact, shown: string): string {
  return `${placeOf(t, fact)}: ${sayer(t, fact).spoken(fact, shown)}`;
}

/** `sample 1, token 3 'big', image 2 latent 1` */
export function placeOf(t: LabTexts, fact: Fact): string {
  return fact.kind === 'gate' ? fact.tensor : t.where(fact.place);
}

/** The sentence of the inspector. */
export function sentence(t: LabTexts, fact: Fact): string {
  return sayer(t, fact).sentence(fact);
}

interface Sayer {
  spoken(fact: Fact, shown: string): string;
  sentence(fact: Fact): string;
}

/** The texts of one kind take facts of that kind only, which the compiler cannot follow through the look-up. */
function sayer(t: LabTexts, fact: Fact): Sayer {
  return t.facts[fact.kind];
}
