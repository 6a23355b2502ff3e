/** An address that an author has pasted: of a page of this site, wherever the site lives, with or without its scheme. */

import { langs, type Lang } from '../../texts';
import { isLabWidget, widgetIds, type WidgetId } from './ids';
import { sharedById } from './shared';

export interface Pasted {
  readonly widget: WidgetId;
  /** As it was written. */
  readonly query: string;
  /** What the page speaks; null where the address does not say. */
  readonly lang: Lang | null;
  /** A widget's own address says all about it; a page's says nothing of what stands around the example. */
  readonly isWhole: boolean;
}

/** @param present the widget that is being built  @returns null for what is no such address */
export function readPasted(text: string, present: WidgetId): Pasted | null {
  const address = addressOf(text);
  if (!address) return null;
  const { path, query } = address;
  if (path.length === 0)
    return query ? { widget: present, query, lang: null, isWhole: false } : null;
  const [folder = '', page = ''] = path.slice(-2);
  const own = folder === 'embed' && widgetIds.find((id) => id === page);
  if (own) return { widget: own, query, lang: null, isWhole: true };
  const lang = langs.find((one) => path.slice(-3).includes(one)) ?? null;
  const shared = folder === 'share' ? sharedById(page) : null;
  if (shared) return { widget: shared.widget, query: shared.query, lang, isWhole: false };
  const widget = widgetOn(path[path.length - 1], present);
  return widget && { widget, query, lang, isWhole: false };
}

/** A browser's address bar often leaves `https://` out; a query alone is one of the widget that is being built. */
function addressOf(
  text: string,
): { readonly path: readonly string[]; readonly query: string } | null {
  const written = text.trim();
  const hasScheme = /^https?:\/\//i.test(written);
  const full = hasScheme
    ? written
    : `https://${written.replace(/^(?=\?)/, 'x/').replace(/^\/+/, 'x/')}`;
  if (/\s/.test(written) || !URL.canParse(full)) return null;
  const { pathname, search } = new URL(full);
  const path = pathname.split('/').filter(Boolean);
  // With nothing before the question mark it is no page; with a host alone it is no page that a widget shows.
  return path.length === 0 && !written.startsWith('?') ? null : { path, query: search.slice(1) };
}

/** Which widget shows what a page does; of the Mask Lab the one that is being built, if it is one of those. */
function widgetOn(page: string, present: WidgetId): WidgetId | null {
  if (page === 'mask') return isLabWidget(present) ? present : 'mask';
  if (page === 'few-shot') return 'few-shot';
  // The home page is the worked example at the step where the widget begins.
  if (langs.some((lang) => lang === page)) return 'mask';
  return page === 'model' ? 'tiny-flamingo' : null;
}
