import type { Locator } from '@playwright/test';
import { expectNoBarrier } from './barriers';
import { expect, open, test } from './lab';
import { asked, expectAt, ids, placeOf, RUN, slide } from './lessons';

test('a whole lesson by the keys of a clicker alone, there and back', async ({ page }) => {
  test.slow();
  const way: string[] = [];
  for (const id of ids) {
    const { show } = await slide(id);
    if (show.kind === 'lab' && show.asks) way.push(`${id}?`);
    way.push(id);
  }
  expect(way.length).toBeGreaterThan(ids.length + 3);
  await open(page, RUN);
  for (const place of way.slice(1)) {
    await page.keyboard.press('PageDown');
    await expect.poll(() => placeOf(page)).toBe(place);
  }
  await page.keyboard.press('PageDown');
  expect(await placeOf(page), 'the end').toBe(ids.at(-1));
  for (const place of way.slice(0, -1).reverse()) {
    await page.keyboard.press('PageUp');
    await expect.poll(() => placeOf(page)).toBe(place);
  }
  await page.keyboard.press('End');
  await expectAt(page, ids.at(-1)!);
  await page.keyboard.press('Home');
  await expectAt(page, ids[0]);
  await page.keyboard.press('.');
  await expect(page.locator('[data-over="black"]')).toBeVisible();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('b');
  await expect(page.locator('[data-over="black"]')).toBeHidden();
  await expectAt(page, ids[0]);
  // A clicker's other button loads the page anew.
  await page.keyboard.press('End');
  await expect(page).toHaveURL(new RegExp(`slide=${ids.at(-1)}$`));
  await page.reload();
  await expectAt(page, ids.at(-1)!);
});

test('what a slide asks is hidden until the lesson goes on, and judged if it was answered', async ({
  page,
}) => {
  await open(page, `${RUN}?slide=mask`);
  const cells = page.locator('[data-tensor="text_to_media_mask"] [data-index]');
  await expect(cells.first()).toHaveText('?');
  expect(await cells.evaluateAll((all: HTMLElement[]) => all.map((c) => c.dataset.value))).toEqual(
    Array.from({ length: 32 }, () => undefined),
  );
  const question = await asked('mask');
  const groups = page.locator('[data-choices]').getByRole('radiogroup');
  for (const [at, value] of question.answer.entries())
    await groups
      .nth(at)
      .getByRole('radio', { name: String(value), exact: true })
      .check();
  // The focus is on a choice; the clicker is heard all the same.
  await page.keyboard.press('PageDown');
  await expect(page.locator('[data-predict]')).toHaveAttribute('data-predict', 'right');
  await expect(page).toHaveURL(/slide=mask&shown=1$/);
  await expect(cells.first()).toHaveAttribute('data-value', 'false');
  await page.getByRole('button', { name: 'Next' }).click();
  await expectAt(page, ids[ids.indexOf('mask') + 1]);
});

test('keys stay with what has the focus: a field, a grid, a button', async ({ page }) => {
  await open(page, `${RUN}?slide=story`);
  await page.locator('[data-tensor="input_ids"] [data-index]').first().focus();
  for (const key of ['ArrowRight', 'End', 'Home']) await page.keyboard.press(key);
  await expectAt(page, 'story');
  await page.getByText('Change the example').click();
  const preset = page.getByRole('combobox').first();
  await preset.focus();
  for (const key of ['n', 'PageDown', 'b']) await page.keyboard.press(key);
  await expectAt(page, 'story');
  await expect(page.locator('[data-over]')).toHaveCount(0);
  const code = page.getByRole('button', { name: 'QR code' });
  await code.focus();
  await page.keyboard.press('Space');
  await expect(page.locator('[data-over="code"]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-over]')).toHaveCount(0);
  await page.keyboard.press('PageDown');
  await expectAt(page, ids[1]);
});

test('single letters can be turned off, and stay so', async ({ page }) => {
  await open(page, RUN);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys of the lesson' });
  await help.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  for (let again = 0; again < 2; again++) {
    for (const key of ['n', 'b', '.', 'q', '?']) await page.keyboard.press(key);
    await expect(page.locator('[data-over]')).toHaveCount(0);
    await expectAt(page, ids[again]);
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await page.keyboard.press('PageDown');
    await expectAt(page, ids[1]);
    await page.reload();
    await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  }
  await page.keyboard.press('F1');
  await help.getByRole('checkbox').check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('p');
  await expectAt(page, ids[0]);
});

test('a key that is pressed inside a widget drives the lesson', async ({ page }) => {
  test.slow();
  await open(page, '/en/teach/35/run/?slide=tiny-model');
  const frame = page.frameLocator('iframe');
  await frame.locator('html[data-ready]').waitFor({ state: 'attached' });
  await frame.getByRole('button').first().focus();
  await page.keyboard.press('PageUp');
  await expect(page.locator('[data-slide]')).not.toHaveAttribute('data-slide', 'tiny-model');
});

test('a clicker uncovers the model and puts an example before it, in the colours of the slide', async ({
  page,
  browserName,
}) => {
  test.slow();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 1024, height: 768 });
  await open(page, '/en/teach/50/run/?slide=tiny-model');
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('[data-cover]')).toBeVisible();
  await expect(frame.locator('.widget')).toHaveClass(/projector/);
  const inkOf = (part: Locator) => part.evaluate((element) => getComputedStyle(element).color);
  const ink = await inkOf(page.getByRole('heading', { level: 1 }));
  // Over BiDi Firefox keeps the system's colours, whichever they are.
  if (browserName === 'chromium') expect(ink).toBe('rgb(255, 255, 255)');
  expect(await inkOf(frame.locator('.widget'))).toBe(ink);

  await page.keyboard.press('PageDown');
  await expectAt(page, 'tiny-model');
  await expect(frame.locator('[data-cover]')).toHaveCount(0);
  await expect(frame.getByText('panda').first()).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('PageUp');
  await expect(frame.locator('[data-cover]')).toBeVisible();
  // Playwright misses what lies in a zoomed frame.
  await frame.getByRole('button', { name: 'Show' }).press('Enter');
  await expect(page.locator('[data-slide]')).toHaveAttribute('data-asking', 'false');

  await page.keyboard.press('PageDown');
  await expectAt(page, 'few-shot');
  const answer = frame.locator('[data-answer]');
  await expect(answer).toHaveAttribute('data-shots', '0', { timeout: 60_000 });
  await expect(answer).not.toContainText('right');
  await page.keyboard.press('PageDown');
  await expect(answer).toHaveAttribute('data-shots', '1', { timeout: 60_000 });
  await expect(answer).toContainText('right');
  await expectAt(page, 'few-shot');
});

for (const lang of ['en', 'zh'] as const) {
  test(
    `no barrier in either window of a lesson (${lang})`,
    { tag: '@barriers' },
    async ({ page, browserName }) => {
      for (const path of ['run/?slide=mask', 'run/?slide=closing', 'present/?slide=mask']) {
        await open(page, `/${lang}/teach/20/${path}`);
        await expectNoBarrier(page, browserName, path);
      }
      await page.keyboard.press('F1');
      await expectNoBarrier(page, browserName, 'help');
      await open(page, `/${lang}/teach/20/run/?slide=mask`);
      for (const key of ['q', 'b']) {
        await page.keyboard.press(key);
        await expectNoBarrier(page, browserName, key);
      }
    },
  );
}
