import { error, json } from '@sveltejs/kit';
import { sharedById } from '$lib/player/widget/shared';
import { loadTexts, type Lang } from '$lib/texts';
import { loadShareTexts, sharedText } from '$lib/texts/share';
import { shareEntries } from '$lib/ui/share/entries';
import { oembedOf } from '$lib/ui/share/oembed';
import { addresses } from '$lib/ui/site-url';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const entries: EntryGenerator = shareEntries;

export const GET: RequestHandler = async ({ params }) => {
  const lang = params.lang as Lang;
  const shared = sharedById(params.preset);
  if (shared === null) error(404);
  const [{ site }, m] = await Promise.all([loadTexts[lang](), loadShareTexts[lang]()]);
  const text = sharedText(m, shared.of);
  return json(oembedOf({ shared, lang, text, siteName: site.name, to: addresses }));
};
