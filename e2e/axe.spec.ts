import { stepIds } from '../src/lib/trace';
import { barriersOn } from './barriers';
import { expect, open, test } from './lab';

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
        expect(await barriersOn(page), path).toEqual([]);
      }
    });
  }
}
