import { langs, type Lang } from '$lib/texts';
import { loadAboutTexts } from '$lib/texts/about';
import type { EntryGenerator, PageLoad } from './$types';

export const entries: EntryGenerator = () => langs.map((lang) => ({ lang }));

/** The words of this page alone. */
export const load: PageLoad = async ({ params }) => ({
  m: await loadAboutTexts[params.lang as Lang](),
});
