import { stepIds } from '../src/lib/trace';
import { expectNoBarrier } from './barriers';
import { open, test } from './lab';

const langs = ['en', 'zh'] as const;

/** One of each kind of page, for both browsers. The pages that run the model wait for its answer. */
const kinds: Readonly<Record<string, string>> = {
  '': '[data-stage]',
  'about/': 'h1',
  'mask/?step=gate': '[data-stage="gate"]',
  'model/': '[data-answer]',
  'few-shot/': '[data-answer]',
  'resampler/': '[data-tensor="latents"]',
};

const steps = ['img=0&step=amax', 'n=99&step=mask', ...stepIds.map((step) => `step=${step}`)];

for (const lang of langs) {
  test(`no barrier on any kind of page (${lang})`, async ({ page, browserName }) => {
    test.slow();
    for (const [path, whole] of Object.entries(kinds)) {
      await open(page, `/${lang}/${path}`);
      await page.locator(whole).first().waitFor();
      await expectNoBarrier(page, browserName, path);
    }
  });

  test(`no barrier at any step (${lang})`, { tag: '@barriers' }, async ({ page, browserName }) => {
    test.slow();
    for (const query of steps) {
      await open(page, `/${lang}/mask/?${query}`);
      await expectNoBarrier(page, browserName, query);
    }
  });

  test(
    `no barrier in the gallery (${lang})`,
    { tag: '@barriers' },
    async ({ page, browserName }) => {
      test.slow();
      await open(page, `/${lang}/gallery/`);
      await expectNoBarrier(page, browserName);
    },
  );
}
