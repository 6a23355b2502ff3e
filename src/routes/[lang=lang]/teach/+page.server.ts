import type { Lang } from '$lib/texts';
import { lessonsIn } from '$lib/texts/teach/lessons';
import { outlineOf } from '$lib/ui/teach/outline';
import type { PageServerLoad } from './$types';

/** What the cards say of each lesson: here, so that the slides' words are not downloaded. */
export const load: PageServerLoad = ({ params }) => ({
  lessons: lessonsIn(params.lang as Lang).map(outlineOf),
});
