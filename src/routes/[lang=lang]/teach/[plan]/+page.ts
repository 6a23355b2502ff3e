import type { Lang } from '$lib/texts';
import { loadTeachTexts } from '$lib/texts/teach';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, data }) => ({
  ...data,
  m: await loadTeachTexts[params.lang as Lang](),
});
