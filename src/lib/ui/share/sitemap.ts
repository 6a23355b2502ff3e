/** The site for search engines: https://www.sitemaps.org/protocol.html, with each page's sisters in other languages. */

import { shared } from '../../player/widget/shared';
import { htmlLang, langs, type Lang } from '../../texts';
import { listed } from '../../texts/gotchas/files';
import { notebookNames } from '../../texts/notebooks/names';
import { planIds } from '../../texts/teach/types';
import { pages } from '../pages';
import type { Addresses } from '../addresses';

/** One page in any language. */
type AddressIn = (lang: Lang) => string;

export function sitemapOf(to: Addresses): string {
  const all: readonly AddressIn[] = [
    ...pages.map(
      (page): AddressIn =>
        (lang) =>
          to.page(lang, page),
    ),
    ...listed.map(
      ({ id }): AddressIn =>
        (lang) =>
          to.gotcha(lang, id),
    ),
    ...notebookNames.map(
      (name): AddressIn =>
        (lang) =>
          to.notebook(lang, name),
    ),
    ...planIds.map(
      (id): AddressIn =>
        (lang) =>
          to.plan(lang, id),
    ),
    to.worksheet,
    ...shared.map(
      ({ id }): AddressIn =>
        (lang) =>
          to.share(lang, id),
    ),
  ];
  const urls = all.flatMap((address) => langs.map((lang) => urlOf(address, lang)));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n');
}

function urlOf(address: AddressIn, lang: Lang): string {
  const sisters = langs.map((other) => sister(htmlLang[other], address(other)));
  const rest = [...sisters, sister('x-default', address('en'))].join('');
  return `<url><loc>${address(lang)}</loc>${rest}</url>`;
}

const sister = (hreflang: string, href: string): string =>
  `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${href}"/>`;

/** All may be read. */
export const robotsOf = (to: Addresses): string =>
  `User-agent: *\nAllow: /\n\nSitemap: ${to.sitemap}\n`;
