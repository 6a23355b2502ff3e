/** A widget by itself: its page for frames, the file that holds everything, and its state. */

import { readFile, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { labWidgetQueries } from '../src/embed/testing/queries';
import { singleFile } from '../src/lib/ui/embed/single-file';
import { barriersOn } from './barriers';
import { masks, maskOf } from './hosts/masks';
import { expect, test } from './lab';

test('one file runs from the disk and asks for nothing', async ({
  page,
  context,
  baseURL,
}, info) => {
  const html = await singleFile('mask', 't=.I.I,I.I.&step=mask&lang=zh', 'zh', {
    siteUrl: baseURL!,
    fetchBytes: async (path) => new Uint8Array(await readFile(`static/${path}`)),
  });
  const path = info.outputPath('figure.html');
  await writeFile(path, html);
  const asked: string[] = [];
  await context.route(/^https?:/, (route) => {
    asked.push(route.request().url());
    return route.abort();
  });
  await page.goto(`file://${path}`);
  await expect(page.locator('flamingo-mask .widget')).toHaveAttribute('lang', 'zh-CN');
  expect(await masks(page)).toEqual(maskOf('t=.I.I,I.I.'));
  await page.locator('[data-tensor="text_to_media_mask"] [data-index]').first().press('PageDown');
  await expect(page.locator('[data-stage="sim"]')).toBeVisible();
  expect(asked).toEqual([]);
});

test('cells stay hidden until they were predicted, and a figure until it is asked for', async ({
  page,
}) => {
  await page.goto('/embed/mask/?spoiler=1&predict=1');
  await expect(page.locator('[data-stage]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show', exact: true }).press('Enter');
  const mask = page.locator('[data-tensor="text_to_media_mask"]');
  await expect(mask.locator('[data-index]')).toHaveCount(48);
  await expect(mask.locator('[data-value]')).toHaveCount(0);
  await expect(mask.getByRole('gridcell', { name: /[01]$/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Skip and show' }).press('Enter');
  await expect(mask.locator(':focus')).toHaveCount(1);
  expect(await masks(page)).toEqual(maskOf(''));
});

test('what an address says is taken, and what it cannot say is named', async ({ page }) => {
  await page.goto('/embed/mask/?t=.I.I&step=nowhere&utm_source=x');
  await expect(page.locator('[data-dropped="step"]')).toBeVisible();
  await page
    .locator('.widget')
    .getByRole('button', { name: '▶|' })
    .or(page.getByRole('button', { name: 'Next step' }))
    .first()
    .click();
  await expect(page).toHaveURL(/\?t=\.I\.I&step=sim$/);
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
});

test('no barrier in a figure, in either language and theme', async ({ page, browserName }) => {
  test.slow();
  const all = ['mask/?ui=full', 'gate/?lang=zh&theme=dark', 'softmax/?ui=min&predict=1'];
  for (const path of browserName === 'firefox' ? all.slice(2) : all) {
    await page.goto(`/embed/${path}`);
    await page.locator('html[data-ready]').waitFor({ state: 'attached' });
    // The smallest form is a picture in an article: its group has a name, and the article the headings.
    const barriers = (await barriersOn(page)).filter((one) => !one.startsWith('page-has-heading'));
    expect(barriers, path).toEqual([]);
  }
});

test('two hundred states come back from attributes as they went in', async ({ page }) => {
  const queries = fc.sample(labWidgetQueries, { numRuns: 200, seed: 7 });
  await page.goto('/embed/mask/');
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  const back = await page.evaluate(
    (all) =>
      all.map(({ id, query }) => {
        const element = document.createElement(`flamingo-${id}`);
        for (const [key, value] of new URLSearchParams(query)) element.setAttribute(key, value);
        return (element as HTMLElement & { getState(): string }).getState();
      }),
    queries,
  );
  expect(back).toEqual(queries.map(({ query }) => query));
});

test('a reader without JavaScript gets a line and a link', async ({
  browser,
  baseURL,
  browserName,
}) => {
  test.skip(browserName === 'firefox', 'the driver cannot switch scripts off there');
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL}/embed/mask/`);
  await expect(page.getByRole('link', { name: 'Flamingo’s mask, cell by cell' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'text_to_media_mask' })).toContainText('big');
  await context.close();
});
