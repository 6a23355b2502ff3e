import { langs, type Lang } from '$lib/texts';
import { loadNotebooksTexts } from '$lib/texts/notebooks';
import type { EntryGenerator, PageLoad } from './$types';

export const entries: EntryGenerator = () => langs.map((lang) => ({ lang }));

/** The words of this page alone. */
export const load: PageLoad = async ({ params }) => ({
  m: await loadNotebooksTexts[params.lang as Lang](),
});
