/** What a reader of the model page gets wrong or regrets: nothing of it is lost, and all of it is named. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { MODEL_FOLDER } from '../scripts/ask/model-folder';
import { live } from '../src/lib/texts/live/en';
import { model as en } from '../src/lib/texts/model/en';
import { expect, open, test } from './lab';

const panda = readFileSync(join(MODEL_FOLDER, 'pictures', 'panda.png'));
const file = (name: string, buffer: Buffer, mimeType = 'image/png') => ({ name, mimeType, buffer });
const svg = (text: string) => file('drawn.svg', Buffer.from(text), 'image/svg+xml');
const TEXT = file('notes.txt', Buffer.from('words'), 'text/plain');

async function openModel(page: Page, path: string): Promise<void> {
  await open(page, path);
  await page.locator('html[data-model-ready]').waitFor({ state: 'attached' });
}

const add = (page: Page) => page.getByLabel(en.prompt.addPictures);
const tiles = (page: Page) => page.locator('[data-tile]');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Red, green, blue and alpha in the middle of the first picture of the prompt. */
const middle = (page: Page) =>
  tiles(page)
    .first()
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => [
      ...canvas.getContext('2d')!.getImageData(24, 24, 1, 1).data,
    ]);

test('beside a file that is no picture the good ones are taken; the message goes with the next thing done', async ({
  page,
}) => {
  await openModel(page, '/en/model/?p=a');
  await add(page).setInputFiles([TEXT, file('a.png', panda), { ...TEXT, name: 'b.txt' }]);
  const problem = page.locator('[data-problem]');
  await expect(problem).toContainText(live.problems.picture('notes.txt', 'unreadable'));
  await expect(problem).toContainText('b.txt');
  await expect(tiles(page)).toHaveCount(1);
  await button(page, en.prompt.addWords).click();
  await expect(problem).toHaveCount(0);
});

test('a cleared prompt comes back with its own picture, by key and by button', async ({ page }) => {
  await openModel(page, '/en/model/?p=a');
  await expect(button(page, en.prompt.undo)).toHaveAttribute('aria-disabled', 'true');
  await add(page).setInputFiles(file('mine.png', panda));
  await expect(tiles(page)).toHaveAccessibleName(/mine\.png/);
  const before = await middle(page);
  await button(page, en.prompt.clear).click();
  await expect(tiles(page)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(tiles(page)).toHaveAccessibleName(/mine\.png/);
  await expect.poll(() => middle(page)).toEqual(before);
  await page.keyboard.press('Control+Shift+z');
  await expect(tiles(page)).toHaveCount(0);
  await button(page, en.prompt.undo).click();
  await expect(tiles(page)).toHaveCount(1);
  await page.locator('[data-example="count"]').click();
  await expect(page.locator('[data-example="count"]')).toHaveAttribute('aria-pressed', 'true');
  await button(page, en.prompt.undo).click();
  await expect(tiles(page)).toHaveAccessibleName(/mine\.png/);
});

test('own pictures are there again after the way through other pages and back', async ({
  page,
}) => {
  await openModel(page, '/en/model/?p=a');
  await add(page).setInputFiles(file('mine.png', panda));
  await expect.poll(async () => (await middle(page))[3]).toBe(255);
  const nav = (path: string) => page.locator(`header a[href*="${path}"]`).first();
  await nav('/en/few-shot').click();
  await page.waitForURL('**/few-shot/**');
  await nav('/en/model').click();
  await expect(page.locator('[data-example="name"]')).toHaveAttribute('aria-pressed', 'true');
  await page.goBack();
  await page.waitForURL('**/few-shot/**');
  await page.goBack();
  await expect(tiles(page)).toHaveAccessibleName(/mine\.png/);
  await expect(page.locator('[data-note="lost"]')).toHaveCount(0);
});

test('a jump over two pages back to this one shows what was there, own picture and all', async ({
  page,
}) => {
  await openModel(page, '/en/model/?p=a');
  await add(page).setInputFiles(file('mine.png', panda));
  await expect.poll(async () => (await middle(page))[3]).toBe(255);
  const nav = (path: string) => page.locator(`header a[href*="${path}"]`).first();
  await nav('/en/few-shot').click();
  await page.waitForURL('**/few-shot/**');
  await nav('/en/model').click();
  await expect(page.locator('[data-example="name"]')).toHaveAttribute('aria-pressed', 'true');
  await page.evaluate(() => history.go(-2));
  await expect(tiles(page)).toHaveAccessibleName(/mine\.png/);
  await expect(page).toHaveURL(/\?p=a~@_$/);
  await page.evaluate(() => history.go(2));
  await expect(page.locator('[data-example="name"]')).toHaveAttribute('aria-pressed', 'true');
});

test('a scene is offered in place of a ready picture, and says when it goes to the end', async ({
  page,
}) => {
  await openModel(page, '/en/model/');
  await expect(page.locator('[data-add-scene]')).toHaveText(en.prompt.addSceneAfter);
  await button(page, en.prompt.replace(1)).click();
  await expect(page.locator('[data-media-panel]')).toBeVisible();
  await expect(page).toHaveURL(/\?p=@white~/);
  await expect(page.locator('[data-replace]')).toHaveCount(0);
});

test('more pictures than training ever showed are said to be so', async ({ page }) => {
  await openModel(page, '/en/model/?p=a');
  const files = Array.from({ length: 13 }, (_, i) => file(`${i}.png`, panda));
  await add(page).setInputFiles(files.slice(0, 12));
  await expect(tiles(page)).toHaveCount(12);
  await expect(page.locator('[data-note="pictures"]')).toHaveCount(0);
  await add(page).setInputFiles(files.slice(12));
  await expect(page.locator('[data-note="pictures"]')).toHaveText(en.prompt.manyPictures(13, 12));
});

test('an SVG is a picture in its own size, and its script does not run', async ({ page }) => {
  await openModel(page, '/en/model/?p=a');
  await add(page).setInputFiles(
    svg(
      '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" onload="parent.hit = 1">' +
        '<script>parent.hit = 1; window.hit = 1</script><rect width="96" height="96" fill="#00f"/></svg>',
    ),
  );
  await expect.poll(() => middle(page)).toEqual([0, 0, 255, 255]);
  expect(await page.evaluate(() => 'hit' in window)).toBe(false);
  await add(page).setInputFiles(
    svg('<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="9000"/>'),
  );
  await expect(page.locator('[data-problem]')).toContainText('4096');
  await add(page).setInputFiles(svg('<svg'));
  await expect(page.locator('[data-problem]')).toContainText('SVG');
});

test('a thing is found by its Chinese name, and Escape closes the editor from the picture, too', async ({
  page,
}) => {
  await openModel(page, '/zh/model/?p=@blue,dog.24.24.20');
  await tiles(page).click();
  await page.locator('[data-search]').fill('火烈');
  await expect(page.locator('[data-thing]')).toHaveCount(1);
  await expect(page.locator('[data-thing="flamingo"]')).toHaveAccessibleName(/^火烈鸟/);
  await tiles(page).focus();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-media-panel]')).toHaveCount(0);
  await expect(tiles(page)).toBeFocused();
});

test('an open layer closes by Escape, and the focus goes back to what opened it', async ({
  page,
}) => {
  await openModel(page, '/en/model/');
  await page.locator('[data-open="layer.0"]').first().click();
  const opener = page.locator('[data-details] button').filter({ hasText: /step/i }).first();
  await opener.click();
  const layer = page.locator('[data-layer-lab="0"]');
  await expect(layer.locator('h2')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(layer).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('a bad part of a link is named, and the rest of it is there', async ({ page }) => {
  await openModel(page, '/en/model/?p=@_car-0;_zzz~hello');
  await expect(page.locator('[data-dropped="p"]')).toContainText('_zzz');
  await expect(page.getByLabel(en.prompt.words(2))).toHaveValue('hello');
  await expect(page).toHaveURL(/\?p=@_car-0~hello$/);
});
