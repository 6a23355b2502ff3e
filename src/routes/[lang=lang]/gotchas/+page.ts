import { langs, type Lang } from '$lib/texts';
import { loadGotchasTexts } from '$lib/texts/gotchas';
import type { EntryGenerator, PageLoad } from './$types';

export const entries: EntryGenerator = () => langs.map((lang) => ({ lang }));

/** The words of this page alone. */
export const load: PageLoad = async ({ params, data }) => ({
  ...data,
  m: await loadGotchasTexts[params.lang as Lang](),
});
