import type { Handle } from '@sveltejs/kit';
import { htmlLang, isLang } from '$lib/texts';

/** Writes the page's language into <html lang>; it runs while the pages are prerendered. */
export const handle: Handle = ({ event, resolve }) => {
  const lang = isLang(event.params.lang) ? event.params.lang : 'en';
  return resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%lang%', htmlLang[lang]),
  });
};
