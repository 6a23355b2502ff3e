import type { Texts } from '..';
import { labTexts } from './lab-texts';
import { pages } from './pages';

export const zh: Texts = { ...labTexts, ...pages, site: { ...labTexts.site, ...pages.site } };
