import { langs, type Lang } from '$lib/texts';
import { loadModelTexts } from '$lib/texts/model';
import type { EntryGenerator, PageLoad } from './$types';

export const entries: EntryGenerator = () => langs.map((lang) => ({ lang }));

/** The words of this page alone. */
export const load: PageLoad = async ({ params }) => ({
  m: await loadModelTexts[params.lang as Lang](),
});
