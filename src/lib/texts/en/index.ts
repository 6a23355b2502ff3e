import { labTexts } from './lab-texts';
import { pages } from './pages';

export const en = { ...labTexts, ...pages, site: { ...labTexts.site, ...pages.site } };
