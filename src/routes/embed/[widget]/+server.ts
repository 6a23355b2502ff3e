import { isLabWidget, widgetIds, type WidgetId } from '$lib/player/widget/ids';
import { cardOf, embedPage } from '$lib/ui/embed/embed-page';
import { stillOf } from '$lib/ui/embed/still';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'always';

export const entries: EntryGenerator = () => widgetIds.map((widget) => ({ widget }));

/** The model widgets have nothing to show before a model has run: the card of their page stands for them. */
const stillFor = (id: WidgetId): string => (isLabWidget(id) ? stillOf(id) : cardOf(id, '../..'));

/** A document of its own rather than a page: SvelteKit would add the site's scripts, styles and head to a page. */
export const GET: RequestHandler = ({ params }) => {
  const id = widgetIds.find((known) => known === params.widget);
  if (!id) return new Response('There is no such widget.', { status: 404 });
  return new Response(embedPage(id, '../..', __SITE_URL__, stillFor(id)), {
    headers: { 'content-type': 'text/html' },
  });
};
