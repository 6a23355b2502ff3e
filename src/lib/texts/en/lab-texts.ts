/** What a widget says of the site's words, in English: it has no pages. */

import { facts, where } from './facts';
import { lab } from './lab';
import { presets } from './presets';
import { steps } from './steps';

export const labTexts = { ...lab, steps, presets, facts, where };
