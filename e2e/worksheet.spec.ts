/** Worksheets: the same link gives the same sheet, a blank one holds no answer, the key holds the core's, and all of it prints. */

import { makeSheet, rowFate } from '../src/lib/lesson/sheet';
import { need, type Trace } from '../src/lib/trace';
import { expectNoBarrier } from './barriers';
import { expect, open, test } from './lab';

const sheet = '/en/teach/worksheet/';

/** index → number, as `data-index` and `data-value` would have it. */
function valuesOf(trace: Trace, tensor: 'text_time' | 'text_to_media_mask'): [string, string][] {
  const { shape } = need(trace, tensor);
  const [T, J] = [trace.inputs.rows[0].length, tensor === 'text_time' ? 1 : shape[3]];
  return Array.from({ length: T * J }, (_, i) => {
    const index = tensor === 'text_time' ? [0, i] : [0, 0, Math.floor(i / J), i % J];
    return [index.join(','), String(need(trace, tensor).get(...index))];
  });
}

test('a seed gives the same sheet again, and a blank sheet holds no answer', async ({ page }) => {
  const words = () => page.locator('main').innerText();
  await open(page, `${sheet}?seed=11&level=2`);
  await expect(page.locator('[data-qr]')).toHaveAttribute('data-qr', /\?seed=11&level=2$/);
  const first = await words();
  await page.getByRole('button', { name: 'Another sheet' }).click();
  await expect(page).toHaveURL(/seed=12&level=2$/);
  expect(await words()).not.toBe(first);
  await page.getByRole('spinbutton', { name: 'Seed' }).fill('11');
  await page.getByRole('spinbutton', { name: 'Seed' }).press('Enter');
  await expect.poll(words).toBe(first);

  await expect(page.locator('[data-item]')).toHaveCount(6);
  // What a hunt gives are the wrong program's numbers; its answer is a letter and a line.
  const asked = '[data-item]:not([data-kind="hunt"])';
  await expect(page.locator(`${asked} [data-value]`)).toHaveCount(0);
  await expect(page.locator('main :is([data-fate], [data-answer], .wrong)')).toHaveCount(0);
  expect(await page.locator(`${asked} :is(.box, .tick)`).allInnerTexts()).toEqual(
    expect.not.arrayContaining([expect.stringMatching(/\S/)]),
  );
});

test('the key says what the core computes', async ({ page }) => {
  for (const level of [3, 2] as const) {
    await open(page, `${sheet}?seed=5&level=${level}&count=8&key=1`);
    await expect(page.locator('main')).toHaveAttribute('data-sheet', 'key');
    await expect(page.getByText(`Seed 5, level ${level}`).first()).toBeVisible();
    for (const { at, kind, trace, hunt } of makeSheet(5, level, 8)) {
      const item = page.locator(`[data-item="${at}"]`);
      const shown = await item
        .locator('[data-value]')
        .evaluateAll((cells) =>
          cells.map((cell) => [cell.getAttribute('data-index')!, cell.getAttribute('data-value')!]),
        );
      const given = hunt?.wrong ?? trace;
      const [times, mask] = [valuesOf(given, 'text_time'), valuesOf(given, 'text_to_media_mask')];
      expect(new Map(shown as [string, string][])).toEqual(
        new Map(kind === 'mask' || hunt ? [...times, ...mask] : times),
      );
      if (hunt) {
        await expect(item.locator('[data-answer]')).toHaveAttribute('data-answer', hunt.bug.id);
        await expect(item.locator('.short b')).toHaveText(hunt.letter);
      }
      if (kind !== 'rows') continue;
      const fates = await item
        .locator('[data-fate]')
        .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-fate')));
      expect(fates).toEqual(times.map((_, t) => rowFate(trace, t)));
    }
  }
});

test('what an address asks for in vain is named, and a sheet still comes', async ({ page }) => {
  await open(page, `${sheet}?seed=minus&count=900&paper=a5&level=2`);
  for (const key of ['seed', 'count', 'paper'])
    await expect(page.locator(`[data-dropped="${key}"]`)).toBeVisible();
  await expect(page.locator('[data-item]')).toHaveCount(6);
  await expect(page.getByText('Seed 7, level 2').first()).toBeVisible();
});

test('a sheet and its key print on white, page by page, without the controls', async ({
  page,
  browserName,
}) => {
  await page.addInitScript('window.print = () => (window.printed = document.title)');
  await open(page, `${sheet}?level=2&theme=dark`);
  await page.getByRole('button', { name: 'Print the key' }).click();
  await expect(page).toHaveURL(/key=1/);
  expect(await page.evaluate('window.printed')).toMatch(/Worksheet/);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Print the sheet' })).toBeHidden();
  await expect(page.locator('.app > header')).toBeHidden();
  const grounds = await page
    .locator('html, body, main, .paper, .paper *')
    .evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).backgroundColor))]);
  expect(grounds.sort()).toEqual(['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)'].sort());
  await expect(page.locator('.open').first()).toHaveCSS('border-top-width', '3px');
  await expect(page.locator('.blocked').first()).toHaveCSS('background-image', /gradient/);
  if (browserName !== 'chromium') return;
  const paper = await page.locator('.paper').count();
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(paper);
  expect(pdf).toMatch(/\/MediaBox \[0 0 594\.\d+ 841\.\d+\]/);
});

test('a worksheet has no barrier @barriers', async ({ page, browserName }) => {
  for (const query of ['level=2', 'level=2&key=1']) {
    await open(page, `/zh/teach/worksheet/?${query}`);
    await expectNoBarrier(page, browserName, query);
  }
});
