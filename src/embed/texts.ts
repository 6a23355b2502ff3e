/** The words of the site in both languages, in the file itself: an article has no second request to wait for. */

import { en } from '../lib/texts/en';
import { zh } from '../lib/texts/zh';
import type { Lang, Texts } from '../lib/texts';

export const siteTexts: Readonly<Record<Lang, Texts>> = { en, zh };
