import { langs, type Lang } from '$lib/texts';
import { loadResamplerTexts } from '$lib/texts/resampler';
import { loadLiveTexts } from '$lib/texts/live';
import type { EntryGenerator, PageLoad } from './$types';

export const entries: EntryGenerator = () => langs.map((lang) => ({ lang }));

/** The words of this page alone. */
export const load: PageLoad = async ({ params }) => {
  const lang = params.lang as Lang;
  const [m, live] = await Promise.all([loadResamplerTexts[lang](), loadLiveTexts[lang]()]);
  return { m, live };
};
