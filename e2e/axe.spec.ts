import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { stepIds } from '../src/lib/trace';
import { expect, open, test } from './lab';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, in one line for each rule that is broken. */
async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
}

/** axe takes ten times as long in Firefox, so there it sees each kind of page once and not every step. */
function pathsIn(browser: string): readonly string[] {
  const common = ['', 'about/', 'mask/?img=0&step=amax', 'mask/?n=99&step=mask', 'mask/?step=gate'];
  if (browser === 'firefox') return common;
  return [...common, 'gallery/', ...stepIds.map((step) => `mask/?step=${step}`)];
}

for (const lang of ['en', 'zh']) {
  for (const theme of ['light', 'dark']) {
    test(`no barrier on any page or step (${lang}, ${theme})`, async ({ page, browserName }) => {
      test.slow();
      for (const path of pathsIn(browserName)) {
        await open(page, `/${lang}/${path}${path.includes('?') ? '&' : '?'}theme=${theme}`);
        expect(await barriers(page), path).toEqual([]);
      }
    });
  }
}
