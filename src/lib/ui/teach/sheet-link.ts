/** The worksheet of a plan, and its key. */

import { sheetCodec, sheetDefaults } from '../../player/worksheet/state';
import type { Lang } from '../../texts';
import type { Plan } from '../../texts/teach/types';
import { worksheetLink } from '../links';

/** @param key with the answers filled in */
export const sheetLink = (lang: Lang, sheet: Plan['worksheet'], key = false): string =>
  worksheetLink(lang, sheetCodec.write({ ...sheetDefaults, ...sheet, key, theme: 'auto' }));
