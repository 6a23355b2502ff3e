import type { Lang } from '$lib/texts';
import { listed } from '$lib/texts/gotchas/files';
import type { PageServerLoad } from './$types';

/** Titles and lines of all of them: written into the page, so that it fetches none of their files. */
export const load: PageServerLoad = async ({ params }) => ({
  cards: await Promise.all(
    listed.map(async ({ id, number, load }) => {
      const { title, card } = (await load()).words[params.lang as Lang];
      return { id, number, title, card };
    }),
  ),
});
