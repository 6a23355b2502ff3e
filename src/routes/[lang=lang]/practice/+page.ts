import { langs, type Lang } from '$lib/texts';
import { loadLessonTexts } from '$lib/texts/lesson';
import { loadPracticeTexts } from '$lib/texts/practice';
import { loadPredictTexts } from '$lib/texts/predict';
import type { EntryGenerator, PageLoad } from './$types';

export const entries: EntryGenerator = () => langs.map((lang) => ({ lang }));

/** The words of this page alone. */
export const load: PageLoad = async ({ params }) => {
  const lang = params.lang as Lang;
  const [m, lesson, predict] = await Promise.all([
    loadPracticeTexts[lang](),
    loadLessonTexts[lang](),
    loadPredictTexts[lang](),
  ]);
  return { m, words: { lesson, predict } };
};
