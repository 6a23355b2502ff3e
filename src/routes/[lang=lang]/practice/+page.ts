import { langs, type Lang } from '$lib/texts';
import { loadPracticeTexts } from '$lib/texts/practice';
import type { EntryGenerator, PageLoad } from './$types';

export const entries: EntryGenerator = () => langs.map((lang) => ({ lang }));

/** The words of this page alone. */
export const load: PageLoad = async ({ params }) => ({
  m: await loadPracticeTexts[params.lang as Lang](),
});
