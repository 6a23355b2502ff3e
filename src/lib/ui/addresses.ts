/**
 * The one place that writes absolute addresses: for link previews, for what an article embeds, for search engines. Links
 * between pages are relative and stand in links.ts.
 */

import type { WidgetId } from '../player/widget/ids';
import type { GotchaId } from '../lesson';
import type { Lang } from '../texts';
import type { NotebookName } from '../texts/notebooks/names';
import type { PlanId } from '../texts/teach/types';
import type { Page } from './pages';

/** Every static host serves folders, so addresses of pages end with a slash and cost no redirect. */
export interface Addresses {
  readonly site: string;
  readonly page: (lang: Lang, page: Page) => string;
  readonly gotcha: (lang: Lang, id: GotchaId) => string;
  /** Of a notebook as a page. */
  readonly notebook: (lang: Lang, name: NotebookName) => string;
  readonly plan: (lang: Lang, id: PlanId) => string;
  readonly worksheet: (lang: Lang) => string;
  /** Of the page that hands an example on. @param id of a Shared */
  readonly share: (lang: Lang, id: string) => string;
  /** What that page's example is, for those who ask by oEmbed. */
  readonly oembed: (lang: Lang, id: string) => string;
  /** The picture of a link preview, 1200 by 630 pixels. @param id of a Shared, or the name of a page */
  readonly card: (lang: Lang, id: string) => string;
  /** A widget alone, to stand in an iframe. @param query its state, without the question mark */
  readonly widget: (widget: WidgetId, query: string, lang: Lang) => string;
  readonly sitemap: string;
}

/** @param site where the site lives, without a slash at the end: `https://example.org/flamingo` */
export function addressesOn(site: string): Addresses {
  const share = (lang: Lang, id: string) => `${site}/${lang}/share/${id}/`;
  return {
    site: `${site}/`,
    page: (lang, page) => `${site}/${lang}/${page === 'home' ? '' : `${page}/`}`,
    gotcha: (lang, id) => `${site}/${lang}/gotchas/${id}/`,
    notebook: (lang, name) => `${site}/${lang}/notebooks/${name}/`,
    plan: (lang, id) => `${site}/${lang}/teach/${id}/`,
    worksheet: (lang) => `${site}/${lang}/teach/worksheet/`,
    share,
    oembed: (lang, id) => `${share(lang, id)}oembed.json`,
    card: (lang, id) => `${site}/cards/${lang}/${id}.png`,
    widget: (widget, query, lang) => `${site}/embed/${widget}/${widgetSearch(query, lang)}`,
    sitemap: `${site}/sitemap.xml`,
  };
}

/** With the question mark; English is what a widget speaks if nothing is said. */
export function widgetSearch(query: string, lang: Lang): string {
  const said = [query, lang === 'en' ? '' : `lang=${lang}`].filter((part) => part !== '');
  return said.length > 0 ? `?${said.join('&')}` : '';
}
