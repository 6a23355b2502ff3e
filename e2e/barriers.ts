/**
 * What axe finds on a page that stands open, in each theme.
 *
 * Where it looks: Chromium sees every page, panel and step, in both languages and both themes. Firefox sees each kind of
 * page in each language (`axe.spec.ts`) in one theme: roles, names and order come from the same DOM, colours and sizes
 * from the same style sheets, and what the browsers have of their own in that is covered by one look. Tests that are
 * about nothing but barriers bear the tag `@barriers`, and Firefox's project leaves them out.
 *
 * What makes it quick: by default axe also describes each element that passes (a unique selector and its HTML, for
 * hundreds of cells), sends that through the browser's protocol, and puts the frames' results together in a blank page.
 * Nobody reads it here. `resultTypes` leaves it out, and the legacy mode finishes in the page itself; that one sees no
 * frame of another origin, and there is none on our pages. Together this is a tenth of the time or less.
 */

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** In one line for each rule that is broken; `inside` is the selector of a part of the page. */
export async function barriersOn(page: Page, inside?: string): Promise<string[]> {
  // `options` sets them all, so it comes before `withTags`, which adds to them.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(tags);
  const { violations } = await (inside ? axe.include(inside) : axe).analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
}

/** Light and dark, without loading the page anew; in Firefox light alone. */
export async function expectNoBarrier(
  page: Page,
  browser: string,
  what = '',
  inside?: string,
): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const theme of browser === 'firefox' ? ['light'] : ['light', 'dark']) {
    await page.evaluate((to) => (document.documentElement.dataset.theme = to), theme);
    expect(await barriersOn(page, inside), `${what} ${theme}`).toEqual([]);
  }
}
