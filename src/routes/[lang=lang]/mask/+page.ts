import { langs, type Lang } from '$lib/texts';
import { loadPredictTexts } from '$lib/texts/predict';
import type { EntryGenerator, PageLoad } from './$types';

export const entries: EntryGenerator = () => langs.map((lang) => ({ lang }));

/** The words of this page alone. */
export const load: PageLoad = async ({ params }) => ({
  predict: await loadPredictTexts[params.lang as Lang](),
});
