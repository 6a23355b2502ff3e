import { error } from '@sveltejs/kit';
import { langs, loadTexts, type Lang } from '$lib/texts';
import { listedById } from '$lib/texts/gotchas/files';
import { loadLessonTexts } from '$lib/texts/lesson';
import { isPlanId, lessonIn } from '$lib/texts/teach/lessons';
import { planIds } from '$lib/texts/teach/types';
import { askedBy } from '$lib/ui/teach/asked';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () =>
  langs.flatMap((lang) => planIds.map((plan) => ({ lang, plan })));

/** The lesson and the answers to what it asks, computed here, so that a plan is read and printed without a script. */
export const load: PageServerLoad = async ({ params: { lang, plan } }) => {
  if (!isPlanId(plan)) error(404);
  const lesson = lessonIn(lang as Lang, plan);
  const [t, words] = await Promise.all([
    loadTexts[lang as Lang](),
    loadLessonTexts[lang as Lang](),
  ]);
  const asked = lesson.stops.map(({ id, show }) => [id, askedBy(show, t, words)] as const);
  const readOn = lesson.stops.map(async ({ id, gotcha }) => {
    const found = gotcha && (await listedById(gotcha)?.load());
    return [id, found ? found.words[lang as Lang].title : null] as const;
  });
  return {
    lesson,
    asked: Object.fromEntries(asked),
    readOn: Object.fromEntries(await Promise.all(readOn)),
  };
};
