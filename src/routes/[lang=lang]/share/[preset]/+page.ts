import { error } from '@sveltejs/kit';
import { sharedById } from '$lib/player/widget/shared';
import type { Lang } from '$lib/texts';
import { loadShareTexts } from '$lib/texts/share';
import { shareEntries } from '$lib/ui/share/entries';
import type { EntryGenerator, PageLoad } from './$types';

/** Nothing here but the widget in its frame computes, so nobody waits for a script. */
export const csr = false;

export const entries: EntryGenerator = shareEntries;

export const load: PageLoad = async ({ params }) => {
  const one = sharedById(params.preset);
  if (one === null) error(404);
  return { one, m: await loadShareTexts[params.lang as Lang]() };
};
