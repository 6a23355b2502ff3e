import type { Lang } from '$lib/texts';
import { loadNotebooksTexts } from '$lib/texts/notebooks';
import type { PageLoad } from './$types';

/** A page to be read: nothing on it needs a script. */
export const csr = false;

export const load: PageLoad = async ({ params, data }) => ({
  ...data,
  m: await loadNotebooksTexts[params.lang as Lang](),
});
