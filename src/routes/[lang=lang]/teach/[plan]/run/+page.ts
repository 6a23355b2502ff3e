import type { Lang } from '$lib/texts';
import { loadLessonTexts } from '$lib/texts/lesson';
import { loadPredictTexts } from '$lib/texts/predict';
import { loadRunningTexts } from '$lib/texts/running';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, data }) => {
  const lang = params.lang as Lang;
  const [m, predict, lesson] = await Promise.all([
    loadRunningTexts[lang](),
    loadPredictTexts[lang](),
    loadLessonTexts[lang](),
  ]);
  return { ...data, m, asking: { predict, lesson } };
};
