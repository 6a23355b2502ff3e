/**
 * Where the site will live, from the one setting `SITE_URL`: absolute addresses (of pictures for link previews, of what an
 * article embeds) and the folder on the host both follow from it. Unset, it is where `npm run serve` serves.
 */

/** @param {string} text @returns {string} without a slash at the end */
export function readSiteUrl(text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new Error(
      `SITE_URL is '${text}'; it must be a whole address such as https://example.org/flamingo, without ? or #.`,
    );
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}

export const siteUrl = readSiteUrl(process.env.SITE_URL || 'http://127.0.0.1:4173');

/** The folder on the host, such as `/flamingo`; empty at the root of a domain. */
export const basePath = /** @type {'' | `/${string}`} */ (
  new URL(siteUrl).pathname.replace(/\/$/, '')
);
