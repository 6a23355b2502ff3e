/** What a page's example is, for hosts that ask by oEmbed (https://oembed.com, version 1.0, type rich). */

import type { WidgetId } from '../../player/widget/ids';
import type { Shared } from '../../player/widget/shared';
import type { Lang } from '../../texts';
import type { SharedText } from '../../texts/share';
import { cardSize } from '../card';
import { escapeHtml } from '../embed/embed-page';
import type { Addresses } from '../addresses';

export interface OEmbed {
  readonly version: '1.0';
  readonly type: 'rich';
  readonly provider_name: string;
  readonly provider_url: string;
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly html: string;
  readonly thumbnail_url: string;
  readonly thumbnail_width: number;
  readonly thumbnail_height: number;
}

/** The column of an article, in CSS pixels. A widget is fluid, so its frame takes the width that there is. */
const WIDTH = 720;

/**
 * In CSS pixels, as high as the widget is at that width, and no higher than WordPress allows (1000): where no script listens
 * to what the widget asks for, this is what it gets.
 */
export const heights: Readonly<Record<WidgetId, number>> = {
  mask: 1000,
  'text-time': 940,
  softmax: 1000,
  gate: 1000,
  'tiny-flamingo': 760,
  'few-shot': 1000,
};

interface Said {
  readonly shared: Shared;
  readonly lang: Lang;
  readonly text: SharedText;
  readonly siteName: string;
  readonly to: Addresses;
}

export function oembedOf({ shared, lang, text, siteName, to }: Said): OEmbed {
  const height = heights[shared.widget];
  return {
    version: '1.0',
    type: 'rich',
    provider_name: siteName,
    provider_url: to.page(lang, 'home'),
    title: text.title,
    width: WIDTH,
    height,
    html: frameOf(to.widget(shared.widget, shared.query, lang), text.title, height),
    thumbnail_url: to.card(lang, shared.id),
    thumbnail_width: cardSize.width,
    thumbnail_height: cardSize.height,
  };
}

/**
 * One iframe with just those attributes that WordPress leaves in place, and no blockquote: beside one, WordPress hides the
 * iframe until a message comes.
 */
function frameOf(src: string, title: string, height: number): string {
  const attributes = {
    src,
    width: '100%',
    height: String(height),
    frameborder: '0',
    marginwidth: '0',
    marginheight: '0',
    scrolling: 'auto',
    title,
  };
  const written = Object.entries(attributes).map(
    ([name, value]) => `${name}="${escapeHtml(value)}"`,
  );
  return `<iframe ${written.join(' ')}></iframe>`;
}
