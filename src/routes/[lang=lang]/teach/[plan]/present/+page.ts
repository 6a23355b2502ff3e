import type { Lang } from '$lib/texts';
import { loadRunningTexts } from '$lib/texts/running';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, data }) => ({
  ...data,
  m: await loadRunningTexts[params.lang as Lang](),
});
