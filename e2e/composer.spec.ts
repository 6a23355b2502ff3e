/** The prompt of the model page: scenes drawn by keyboard, words, files, and the link that says all of it. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { loadPromptModel, MODEL_FOLDER, openFolder } from '../scripts/ask/model-folder';
import { readSpriteSheet } from '../scripts/eval/sprite-sheet';
import type { PixelPrompt } from '../src/lib/flamingo/prompt-model';
import { Renderer } from '../src/lib/flamingo/world/render';
import { readState } from '../src/lib/player/model/address';
import { worldScene } from '../src/lib/player/model/scene';
import { live } from '../src/lib/texts/live/en';
import { model as en } from '../src/lib/texts/model/en';
import { model as zh } from '../src/lib/texts/model/zh';
import { hugePng } from './huge-png';
import { expectNoBarrier } from './barriers';
import { expect, open, test } from './lab';

const panda = readFileSync(join(MODEL_FOLDER, 'pictures', 'panda.png'));
const file = (name: string, buffer: Buffer, mimeType = 'image/png') => ({ name, mimeType, buffer });

async function openModel(page: Page, path: string): Promise<void> {
  await open(page, path);
  await page.locator('html[data-model-ready]').waitFor({ state: 'attached' });
}

/** The first word of the answer that is on screen, and how likely it was. */
async function answerOn(page: Page): Promise<{ token: string; p: number }> {
  await page.locator('[data-answer]').waitFor();
  const first = page.locator('[data-token]').first();
  const [token, p] = [await first.getAttribute('data-token'), await first.getAttribute('data-p')];
  return { token: token ?? '', p: Number(p) };
}

/** What Node's model says to the prompt in an address, whose scenes Node draws itself. */
async function answerInNode(query: string): Promise<{ token: string; p: number }> {
  const { state } = readState(query);
  const contents = 'contents' in state.prompt ? state.prompt.contents : [];
  const renderer = new Renderer(readSpriteSheet());
  const prompt: PixelPrompt = contents.map((content) => {
    if (content.kind === 'text') return { text: content.text };
    const frames = content.frames.map((frame) => {
      if (!('scene' in frame)) throw new Error('only scenes can be drawn');
      return renderer.draw(worldScene(frame.scene));
    });
    return frames.length === 1 ? { image: frames[0] } : { video: frames };
  });
  const { model } = await loadPromptModel(openFolder(MODEL_FOLDER));
  const run = model.run(prompt, { candidates: 1, only_attend_immediate_media: null });
  return { token: run.top[0][0], p: run.top[0][1] };
}

const queryOf = (page: Page) => new URL(page.url()).search;
const textAt = (page: Page, place: number) => page.getByLabel(en.prompt.words(place));

test('🦩 this is a: drawn and asked by keyboard alone, it gets the answer of the command line', async ({
  page,
}) => {
  await openModel(page, '/en/model/?p=');
  const { keyboard } = page;
  await page.locator('[data-add-scene]').focus();
  await keyboard.press('Enter');
  await page.locator('[data-search]').focus();
  await keyboard.type('flam');
  await keyboard.press('Enter');
  await page.locator('[data-sprite="0"]').focus();
  for (const key of ['Shift+ArrowRight', 'ArrowUp', '+', '+', '.', 'm']) await keyboard.press(key);
  await expect(page.locator('[data-sprite="0"]')).toHaveAccessibleName(
    /^flamingo, 1 of 1; x 28, y 23, size 34, turned 5°; Mirrored$/,
  );
  await keyboard.press('Escape');
  await expect(page.locator('[data-media-panel]')).toHaveCount(0);
  await expect(page.locator('[data-tile]')).toBeFocused();
  await textAt(page, 2).focus();
  await keyboard.type('this is a');
  await keyboard.press('Enter');
  const said = await answerOn(page);
  await expect(page).toHaveURL(/\?p=@white,flamingo\.28\.23\.34\.5m~this\+is\+a$/);
  const expected = await answerInNode(queryOf(page));
  expect(said.token).toBe(expected.token);
  expect(said.p).toBeCloseTo(expected.p, 4);
  expect(said.token).toBe('flamingo');
});

test('another thing in the picture is another answer, and a clip made by a motion is seen as one', async ({
  page,
}) => {
  await openModel(page, '/en/model/?p=@blue,flamingo.24.24.32~this+is+a');
  expect((await answerOn(page)).token).toBe('flamingo');
  await page.locator('[data-tile]').click();
  await page.getByRole('combobox', { name: en.scene.thing }).selectOption({ label: 'panda' });
  await page.getByRole('button', { name: en.prompt.ask, exact: true }).click();
  expect((await answerOn(page)).token).toBe('panda');
  await page.getByRole('combobox', { name: en.scene.motion }).selectOption('left');
  await page.locator('[data-make-clip]').click();
  await expect(page.locator('[data-frame]')).toHaveCount(4);
  await textAt(page, 2).fill('what happens ?');
  await textAt(page, 2).press('Enter');
  await page.locator('[data-answer]').waitFor();
  await expect(page.locator('[data-answer]')).toHaveAttribute('data-answer', /it moves left/);
});

test('things are dragged by pointer, to whole pixels', async ({ page }) => {
  await openModel(page, '/en/model/?p=@red,dog.24.24.20');
  await page.locator('[data-tile]').click();
  const box = (await page.locator('[data-sprite="0"]').boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  // 288 CSS pixels for 48.
  await page.mouse.move(x + 61, y - 29, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/\?p=@red,dog\.34\.19\.20$/);
});

test('parts are reordered by pointer and by keys', async ({ page }) => {
  await openModel(page, '/en/model/?p=@red,dog.24.24.20~a~@blue,cat.24.24.20');
  const tiles = page.locator('[data-tile]');
  const from = (await tiles.nth(1).boundingBox())!;
  const to = (await tiles.nth(0).boundingBox())!;
  await page.mouse.move(from.x + 30, from.y + 30);
  await page.mouse.down();
  await page.mouse.move(to.x + 30, to.y + 30, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/\?p=@blue,cat\.24\.24\.20~@red,dog\.24\.24\.20~a$/);
  await expect(page.locator('[data-media-panel]')).toHaveCount(0);
  await tiles.nth(0).focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(page).toHaveURL(/\?p=@red,dog\.24\.24\.20~@blue,cat\.24\.24\.20~a$/);
});

test('an unknown word is marked while it is written, and a near one takes its place', async ({
  page,
}) => {
  await openModel(page, '/en/model/?p=@red,panda.24.24.30');
  await textAt(page, 2).pressSequentially('this is a pnada .');
  const marked = page.locator('[data-unknown]');
  await expect(marked).toContainText('pnada');
  await expect(textAt(page, 2)).toHaveAttribute('aria-invalid', 'true');
  await expect(textAt(page, 2)).toHaveAccessibleDescription(/pnada/);
  await page.getByRole('button', { name: en.prompt.use('panda', 'pnada') }).click();
  await expect(textAt(page, 2)).toHaveValue('this is a panda .');
  await expect(textAt(page, 2)).toBeFocused();
  await expect(marked).toHaveCount(0);
  await expect(page.locator('[data-tokens]')).toHaveAttribute('data-tokens', '6');
});

test('what is no picture, or is too large or too long a clip, is refused by name, and nothing is lost', async ({
  page,
}) => {
  await openModel(page, '/en/model/?p=@red,dog.24.24.20~this+is+a');
  const problem = page.locator('[data-problem]');
  const add = page.getByLabel(en.prompt.addPictures);
  await add.setInputFiles(file('notes.txt', Buffer.from('words'), 'text/plain'));
  await expect(problem).toHaveText(live.problems.picture('notes.txt', 'unreadable'));
  await add.setInputFiles(file('huge.png', hugePng(8000, 5000)));
  await expect(problem).toHaveText(live.problems.picture('huge.png', 'too_large'));
  const frames = Array.from({ length: 65 }, (_, i) => file(`f${i}.png`, panda));
  await page.getByLabel(en.prompt.addClip).setInputFiles(frames);
  await expect(problem).toHaveText(live.problems.too_many_frames(65, 64));
  await expect(page.locator('[data-part]')).toHaveCount(2);
  await page.getByRole('button', { name: en.prompt.ask, exact: true }).click();
  await answerOn(page);
});

test('fifty pictures at once are taken and read; a hundred are too many to read, and stay', async ({
  page,
}) => {
  await openModel(page, '/en/model/?p=');
  const files = Array.from({ length: 50 }, (_, i) => file(`${i}.png`, panda));
  await page.getByLabel(en.prompt.addPictures).setInputFiles(files);
  await expect(page.locator('[data-tile]')).toHaveCount(50);
  await textAt(page, 51).fill('this is a');
  await textAt(page, 51).press('Enter');
  expect((await answerOn(page)).token).toBe('panda');
  await expect(page.locator('[data-tokens]')).toHaveAttribute('data-tokens', '53');
  await page.getByLabel(en.prompt.addPictures).setInputFiles(files);
  await expect(page.locator('[data-live-problem="too_long"]')).toHaveText(
    live.problems.too_long(103, 96),
  );
  await expect(page.locator('[data-tile]')).toHaveCount(100);
});

test('a link brings the prompt back in either language, but for the reader’s own pictures', async ({
  page,
}) => {
  await openModel(page, '/en/model/?p=@blue,flamingo.24.24.32~this+is+a&op=ge&head=2');
  await page.getByLabel(en.prompt.addPictures).setInputFiles(file('mine.png', panda));
  await expect(page.locator('[data-note="own"]')).toHaveText(en.prompt.own);
  await expect(page).toHaveURL(/~this\+is\+a~@_&op=ge&head=2$/);
  const before = queryOf(page);
  const other = await page.context().newPage();
  await openModel(other, `/zh/model/${before}`);
  await expect(other.locator('[data-note="lost"]')).toHaveText(zh.prompt.lostNote);
  await expect(other.locator('[data-part]')).toHaveCount(4);
  await expect(other.locator('[data-answer]')).toHaveCount(1);
  expect(queryOf(other)).toBe(before);
  // An empty place is filled with a file.
  await other.locator('[data-tile]').nth(1).click();
  await other.getByLabel(zh.scene.toFile).setInputFiles(file('yours.png', panda));
  await expect(other.locator('[data-note="lost"]')).toHaveCount(0);
});

test('a change of the language keeps the reader’s own pictures', async ({ page }) => {
  await openModel(page, '/en/model/?p=');
  await page.getByLabel(en.prompt.addPictures).setInputFiles(file('mine.png', panda));
  await textAt(page, 2).fill('this is a');
  await textAt(page, 2).press('Enter');
  const before = await answerOn(page);
  await page.getByRole('link', { name: '中文' }).click();
  await page.waitForURL('**/zh/model/**');
  await expect(page.locator('[data-note="own"]')).toHaveText(zh.prompt.own);
  await expect(page.locator('[data-tile]')).toHaveAccessibleName(/mine\.png/);
  expect(await answerOn(page)).toEqual(before);
});

test('what an address asks for in vain is named', async ({ page }) => {
  await openModel(page, '/en/model/?p=@mauve,unicorn.1.1.1&head=9&op=ge');
  await expect(page.locator('[data-dropped="p"]')).toContainText('@blue,flamingo');
  await expect(page.locator('[data-dropped="head"]')).toBeVisible();
  await expect(page.locator('[data-example="name"]')).toHaveAttribute('aria-pressed', 'true');
  await expect(page).toHaveURL(/\?op=ge$/);
});

test('the open scene editor has no barrier, and fits into 360 pixels', async ({
  page,
  browserName,
}) => {
  await page.setViewportSize({ width: 360, height: 800 });
  const query = 'p=@blue,flamingo.14.24.22,swan.36.24.20;white,dog.24.24.20~a+pnada~@_';
  await openModel(page, `/zh/model/?${query}`);
  await page.locator('[data-tile]').first().click();
  await expectNoBarrier(page, browserName);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
});
