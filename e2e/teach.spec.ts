/** The door to teaching and the plans: the way into a lesson, what a plan says, where it leads, and how it prints. */

import type { Page } from '@playwright/test';
import { readState } from '../src/lib/player/url';
import plan20 from '../src/lib/texts/teach/plans/20';
import { need, run, type TensorName } from '../src/lib/trace';
import { expectNoBarrier } from './barriers';
import { expect, open, test } from './lab';

const PLAN = '/en/teach/20/';

/** In each stop of a plan: the query of its link to the Mask Lab. */
async function labQueries(page: Page): Promise<string[]> {
  const links = page.locator('[data-stop] a[href*="/mask/"]');
  const all = await links.evaluateAll((found) => found.map((a) => (a as HTMLAnchorElement).search));
  return all.map((search) => search.slice(1));
}

test('two clicks lead from the home page into a running lesson', async ({ page }) => {
  await open(page, '/');
  await page.getByRole('navigation').getByRole('link', { name: 'Teach', exact: true }).click();
  await page.getByRole('link', { name: 'Start the 20-minute lesson' }).click();
  await expect(page).toHaveURL(/\/en\/teach\/20\/run\//);
  await expect(page.locator('[data-slide]')).toHaveAttribute('data-slide', plan20.stops[0].slide);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Which picture does each word speak of?',
  );
});

test('the page of teaching leads to each lesson, its plan, worksheets, practice and gotchas', async ({
  page,
}) => {
  await open(page, '/zh/teach/');
  for (const id of ['20', '35', '50']) {
    const card = page.locator(`[data-plan="${id}"]`);
    await expect(card.locator(`a[href$="/zh/teach/${id}/run/"]`)).toBeVisible();
    await expect(card.locator(`a[href$="/zh/teach/${id}/"]`)).toBeVisible();
  }
  for (const path of ['teach/worksheet/', 'practice/', 'gotchas/'])
    await expect(page.locator(`main a[href*="/zh/${path}"]`).first()).toBeVisible();
});

test('a plan prints the answers that the core computes, and its links open the same state', async ({
  page,
}) => {
  await open(page, PLAN);
  const times = await page.locator('table .time').allTextContents();
  expect(times.length).toBe(plan20.stops.length);
  expect(times.at(-1)).toMatch(/\u20130:20$/);

  const stops = page.locator('[data-stop]:has([data-computed])');
  expect(await stops.count()).toBe(8);
  for (const stop of await stops.all()) {
    const [query] = await stop
      .locator('a[href*="/mask/"]')
      .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).search.slice(1)));
    const cells = stop.locator('[data-computed]');
    const tensor = (await cells.getAttribute('data-computed')) as TensorName;
    const view = need(run(readState(query).state.inputs), tensor);
    expect(await cells.getAttribute('data-shape')).toBe(view.shape.join());
    for (const cell of await cells.locator('li').all()) {
      const index = (await cell.getAttribute('data-index'))!.split(',').map(Number);
      expect(Number(await cell.getAttribute('data-value'))).toBe(view.get(...index) + 0);
    }
  }

  const queries = await labQueries(page);
  expect(queries.length).toBe(plan20.stops.length - 1);
  await page
    .locator('#blocked-row')
    .getByRole('link', { name: 'The same in the Mask Lab' })
    .click();
  await expect(page.locator('[data-stage="softmax"]')).toBeVisible();
  expect(await page.evaluate(() => location.search.slice(1))).toBe(
    queries.find((query) => query.endsWith('step=softmax')),
  );
});

test('a plan keeps its place when the language is changed, and leads to what to read on', async ({
  page,
}) => {
  await open(page, '/en/teach/35/');
  await page.getByRole('link', { name: '\u4E2D\u6587' }).click();
  await expect(page).toHaveURL(/\/zh\/teach\/35\/$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.locator('#gate').locator('a[href*="/gotchas/"]').click();
  await expect(page).toHaveURL(/\/zh\/gotchas\/closed-gate\/$/);
});

test('a plan prints on white without what is for the screen, on A4 and on Letter', async ({
  page,
  browserName,
}) => {
  test.skip(browserName === 'firefox', 'it knows no print medium over BiDi, and prints to no file');
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await open(page, PLAN);
  const paper = await page.evaluate(
    () => getComputedStyle(document.documentElement).backgroundColor,
  );
  expect(paper).toBe('rgb(255, 255, 255)');
  for (const part of ['header nav', 'footer', 'main nav', '[data-stop] .links'])
    await expect(page.locator(part).first()).toBeHidden();
  await expect(page.locator('[data-computed]').first()).toBeVisible();
  for (const format of ['A4', 'Letter']) {
    const pdf = (await page.pdf({ format })).toString('latin1');
    const sheets = pdf.match(/\/Type\s*\/Page\b/g) ?? [];
    expect(sheets.length).toBeGreaterThanOrEqual(4);
    expect(sheets.length).toBeLessThanOrEqual(9);
  }
});

test('a plan can be read whole without a script', async ({ request }) => {
  const html = await (await request.get(PLAN)).text();
  for (const { slide } of plan20.stops) expect(html).toContain(`data-stop="${slide}"`);
  expect(html.match(/data-computed=/g)).toHaveLength(8);
});

for (const lang of ['en', 'zh']) {
  test(`no barrier for teachers (${lang})`, { tag: '@barriers' }, async ({ page, browserName }) => {
    test.slow();
    for (const path of ['', '20/', '50/']) {
      await open(page, `/${lang}/teach/${path}`);
      await expectNoBarrier(page, browserName, path);
    }
  });
}
