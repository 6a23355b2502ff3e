/** What an article is to show, and the addresses and words that every snippet is made from. */

import type { Lang } from '../../../texts';
import { tagOf, type WidgetId } from '../ids';

export interface Embedded {
  /** Where the site lives, without a slash at the end. */
  readonly site: string;
  readonly widget: WidgetId;
  /** The widget's state, canonical and without the question mark; empty for what it is by itself. */
  readonly query: string;
  readonly lang: Lang;
  /** Says what the frame holds, to those who listen: two on one page must differ. */
  readonly title: string;
  /** In CSS pixels, until the widget says how high it is. */
  readonly height: number;
  /** The site's own page in this state, absolute. */
  readonly page: string;
  /** A page that link previews and oEmbed read, absolute; null where this state has none of its own. */
  readonly share: string | null;
}

const withQuery = (address: string, query: string) => (query ? `${address}?${query}` : address);

/** The page for frames. */
export const frameAddress = ({ site, widget, query }: Embedded): string =>
  withQuery(`${site}/embed/${widget}/`, query);

/** The module that defines a widget's element. */
export const moduleOf = (widget: WidgetId): string =>
  widget === 'tiny-flamingo' || widget === 'few-shot' ? 'flamingo-tiny.js' : 'flamingo-mask.js';

export const moduleAddress = ({ site, widget }: Embedded): string =>
  `${site}/widgets/${moduleOf(widget)}`;

export { tagOf };
