import { langs, type Lang } from '$lib/texts';
import { loadWorksheetTexts } from '$lib/texts/worksheet';
import type { EntryGenerator, PageLoad } from './$types';

export const entries: EntryGenerator = () => langs.map((lang) => ({ lang }));

/** The words of this page alone. */
export const load: PageLoad = async ({ params }) => ({
  m: await loadWorksheetTexts[params.lang as Lang](),
});
