import { langs, type Lang } from '$lib/texts';
import { loadEmbedTexts } from '$lib/texts/embed';
import { loadFewShotTexts } from '$lib/texts/few-shot';
import { loadModelTexts } from '$lib/texts/model';
import type { EntryGenerator, PageLoad } from './$types';

export const entries: EntryGenerator = () => langs.map((lang) => ({ lang }));

/** The words of this page, and the names of the examples of two others. */
export const load: PageLoad = async ({ params }) => {
  const lang = params.lang as Lang;
  const [m, model, fewShot] = await Promise.all([
    loadEmbedTexts[lang](),
    loadModelTexts[lang](),
    loadFewShotTexts[lang](),
  ]);
  return { m, examples: model.examples.names, tasks: fewShot.tasks.all };
};
