import { error } from '@sveltejs/kit';
import type { Lang } from '$lib/texts';
import { loadGotchasTexts } from '$lib/texts/gotchas';
import { listedById } from '$lib/texts/gotchas/files';
import type { PageLoad } from './$types';

/** The file of this gotcha alone: its words, and what it runs. */
export const load: PageLoad = async ({ params, data }) => {
  const one = listedById(params.gotcha);
  if (one === null) error(404);
  const [gotcha, m] = await Promise.all([one.load(), loadGotchasTexts[params.lang as Lang]()]);
  return { ...data, gotcha, m };
};
