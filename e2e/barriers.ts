/** What axe finds on a page that stands open, in each theme. */

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** In one line for each rule that is broken. */
export async function barriersOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
}

/**
 * Light and dark, without loading the page anew. axe takes ten times as long in Firefox, and what changes with the theme
 * are colours alone, which are the same in both browsers: so there it sees one theme.
 */
export async function expectNoBarrier(page: Page, browser: string, what = ''): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const theme of browser === 'firefox' ? ['light'] : ['light', 'dark']) {
    await page.evaluate((to) => (document.documentElement.dataset.theme = to), theme);
    expect(await barriersOn(page), `${what} ${theme}`).toEqual([]);
  }
}
