import { error } from '@sveltejs/kit';
import { langs, type Lang } from '$lib/texts';
import { isPlanId, lessonIn } from '$lib/texts/teach/lessons';
import { planIds } from '$lib/texts/teach/types';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () =>
  langs.flatMap((lang) => planIds.map((plan) => ({ lang, plan })));

export const load: PageServerLoad = ({ params: { lang, plan } }) => {
  if (!isPlanId(plan)) error(404);
  return { lesson: lessonIn(lang as Lang, plan) };
};
