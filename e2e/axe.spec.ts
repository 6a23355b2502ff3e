import AxeBuilder from '@axe-core/playwright';
import { stepIds } from '../src/lib/trace';
import { expect, open, test } from './lab';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const lang of ['en', 'zh']) {
  for (const theme of ['light', 'dark']) {
    test(`no barrier on any page or step (${lang}, ${theme})`, async ({ page }) => {
      test.slow();
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const paths = [
        `/${lang}/?theme=${theme}`,
        `/${lang}/about/?theme=${theme}`,
        `/${lang}/gallery/?theme=${theme}`,
        `/${lang}/mask/?theme=${theme}&img=0&step=amax`,
        `/${lang}/mask/?theme=${theme}&n=99&step=mask`,
        ...stepIds.map((step) => `/${lang}/mask/?theme=${theme}&step=${step}`),
      ];
      for (const path of paths) {
        await open(page, path);
        const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
        const found = violations.map(
          (v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`,
        );
        expect(found, path).toEqual([]);
      }
    });
  }
}
