/** The pages of the notebooks: all of them are there, with what they showed, their sections and their file. */

import { readFileSync } from 'node:fs';
import { langs } from '../src/lib/texts';
import { notebookNames } from '../src/lib/texts/notebooks/names';
import { readNotebook, textOf, type Notebook } from '../src/lib/ui/notebooks/format';
import { expectNoBarrier } from './barriers';
import { expect, open, test } from './lab';

const kept = (name: string): string => readFileSync(`notebooks/${name}.ipynb`, 'utf8');

/** All that its cells printed, in order. */
function printedIn({ cells }: Notebook): string[] {
  const outputs = cells.flatMap((cell) => (cell.cell_type === 'code' ? cell.outputs : []));
  return outputs.flatMap((one) => ('text' in one ? [textOf(one.text).trimEnd()] : []));
}

for (const lang of langs) {
  test(`every notebook has its page in ${lang}, with all that it printed`, async ({ page }) => {
    await open(page, `/${lang}/notebooks/`);
    const titles = page.locator('main a.title');
    await expect(titles).toHaveCount(notebookNames.length);
    const hrefs = await titles.evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    for (const [i, name] of notebookNames.entries()) {
      expect(new URL(hrefs[i]).pathname).toBe(`/${lang}/notebooks/${name}/`);
      await page.goto(hrefs[i]);
      await expect(page.locator('h1')).not.toBeEmpty();
      const notebook = readNotebook(kept(name));
      expect(await page.locator('.printed pre').allTextContents()).toEqual(printedIn(notebook));
      const codes = notebook.cells.filter((cell) => cell.cell_type === 'code');
      await expect(page.locator('[data-code]')).toHaveCount(codes.length);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(wide, name).toBe(false);
    }
  });
}

test('a section is a link away, the same place in the other language, and the file is the notebook', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/en/notebooks/tour-mask/');
  const sections = page.getByRole('navigation', { name: 'Sections' }).getByRole('link');
  for (const href of await sections.evaluateAll((all) => all.map((a) => a.getAttribute('href')))) {
    await expect(page.locator(`[id="${href!.slice(1)}"]`)).toHaveCount(1);
  }
  await sections.filter({ hasText: '6. The mask' }).click();
  await expect(page).toHaveURL(/#6-the-mask$/);
  await expect(page.getByRole('heading', { name: '6. The mask' })).toBeInViewport();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide).toBe(false);

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the notebook' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('tour-mask.ipynb');
  expect(readFileSync(await file.path(), 'utf8')).toBe(kept('tour-mask'));

  await page.getByRole('link', { name: '\u4e2d\u6587' }).click();
  await expect(page).toHaveURL(/\/zh\/notebooks\/tour-mask\/$/);
  await expect(page.locator('#\\36-the-mask')).toHaveText('6. \u63a9\u7801');
});

test('the picture of a prompt is shown, and says what it shows', async ({ page }) => {
  await page.goto('/zh/notebooks/tour-tiny-flamingo/');
  const picture = page.locator('[data-code] img');
  await expect(picture).toHaveCount(1);
  await expect(picture).toHaveAttribute('alt', /\p{Script=Han}/u);
  expect(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(200);
});

test('no barrier @barriers', async ({ page, browserName }) => {
  for (const path of [
    'en/notebooks/',
    'en/notebooks/tour-tiny-flamingo/',
    'zh/notebooks/04-flamingo/',
  ]) {
    await page.goto(`/${path}`);
    await expectNoBarrier(page, browserName, path);
  }
});
