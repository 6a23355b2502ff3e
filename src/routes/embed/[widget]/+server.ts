import { widgetIds } from '$lib/player/widget/ids';
import { embedPage } from '$lib/ui/embed/embed-page';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'always';

export const entries: EntryGenerator = () => widgetIds.map((widget) => ({ widget }));

/** A document of its own rather than a page: SvelteKit would add the site's scripts, styles and head to a page. */
export const GET: RequestHandler = ({ params }) => {
  const id = widgetIds.find((known) => known === params.widget);
  if (!id) return new Response('There is no such widget.', { status: 404 });
  return new Response(embedPage(id, '../..', __SITE_URL__), {
    headers: { 'content-type': 'text/html' },
  });
};
