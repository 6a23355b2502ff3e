import { langs, type Lang } from '$lib/texts';
import { loadTeachTexts } from '$lib/texts/teach';
import type { EntryGenerator, PageLoad } from './$types';

export const entries: EntryGenerator = () => langs.map((lang) => ({ lang }));

/** The words of this page alone. */
export const load: PageLoad = async ({ params, data }) => ({
  ...data,
  m: await loadTeachTexts[params.lang as Lang](),
});
