/** The resampler page: live numbers against Node's, counts against the formulas, and all that a reader can do there. */

import type { Locator, Page } from '@playwright/test';
import { loadPromptModel, MODEL_FOLDER, openFolder } from '../scripts/ask/model-folder';
import { connectorIds, connectors, shownOf, sumOf } from '../src/lib/flamingo/connectors';
import type { RgbImage } from '../src/lib/flamingo/image-preprocess';
import type { Values } from '../src/lib/flamingo/runtime/record';
import { en as siteEn } from '../src/lib/texts/en';
import { live as liveEn } from '../src/lib/texts/live/en';
import { resampler as en } from '../src/lib/texts/resampler/en';
import { resampler as zh } from '../src/lib/texts/resampler/zh';
import { expectNoBarrier } from './barriers';
import { cellsOf, expect, open, test } from './lab';

const texts = { en, zh };
const PATCHES = 36;
/** What an empty address shows. */
const defaults = { layer: 1, latent: 0 };

async function openResampler(page: Page, path: string): Promise<void> {
  await open(page, path);
  await page.locator('html[data-model-ready]').waitFor({ state: 'attached' });
}

/** Opens what a reader has to ask for. */
const unfold = (page: Page, name: string) => page.locator(`[data-fold="${name}"] summary`).click();

const slider = (page: Page): Locator => page.locator('[data-frames]').first();

async function setFrames(page: Page, frames: number): Promise<void> {
  await slider(page).fill(String(frames));
  await expect(page.locator('[data-tensor^="mean("][data-shape]').last()).toHaveAttribute(
    'data-shape',
    `1,8,${PATCHES * frames + 8}`,
  );
}

/** The pixels of the frames on the page. */
async function framesOn(page: Page): Promise<RgbImage[]> {
  const strip = page.getByRole('list', { name: en.input.strip }).locator('canvas');
  const pixels = await strip.evaluateAll((all) =>
    (all as HTMLCanvasElement[]).map((canvas) => {
      const { width, height } = canvas;
      return [...canvas.getContext('2d')!.getImageData(0, 0, width, height).data];
    }),
  );
  return pixels.map((rgba) => {
    const data = Uint8Array.from(rgba.filter((_, i) => i % 4 < 3));
    return { width: 48, height: 48, data };
  });
}

/** What Node's model sees in them, by name. */
async function lookInNode(frames: readonly RgbImage[]): Promise<Record<string, Values>> {
  const { model } = await loadPromptModel(openFolder(MODEL_FOLDER));
  const trace: Record<string, Values> = {};
  model.look(frames, (name, _, values) => (trace[name] = values));
  return trace;
}

for (const lang of ['en', 'zh'] as const) {
  test(`one to eight frames give eight latents, and each row of attention adds up to 1 (${lang})`, async ({
    page,
  }) => {
    await openResampler(page, `/${lang}/resampler/?head=2`);
    await unfold(page, 'weights');
    const name = `perceiver.layer.${defaults.layer}.attn`;
    for (let frames = 1; frames <= 8; frames++) {
      await slider(page).fill(String(frames));
      const all = page.locator(`[data-tensor="${name}"]`).last();
      await expect(all).toHaveAttribute('data-shape', `1,4,8,${PATCHES * frames + 8}`);
      await expect(page.locator('[data-tensor="latents"]')).toHaveAttribute(
        'data-shape',
        '1,1,8,96',
      );
      await expect(page.locator('[data-output-cells]')).toHaveAttribute('data-output-cells', '768');
      const own = Object.entries(await cellsOf(page, name)).filter(([index]) =>
        index.startsWith(`0,2,${defaults.latent},`),
      );
      expect(own).toHaveLength(PATCHES * frames + 8);
      const sum = own.reduce((total, [, value]) => total + Number(value), 0);
      expect(sum).toBeCloseTo(1, 5);
    }
    await expect(page.locator('[data-stretched]')).toContainText(
      lang === 'en' ? 'interpolated' : '插值',
    );
    await expect(page).toHaveURL(/frames=8/);
  });
}

test('its numbers are those of Node on the same pixels', async ({ page }) => {
  const keys = 5 * PATCHES + 8;
  await openResampler(page, '/en/resampler/?frames=5&thing=owl&seed=11&layer=0&head=1&latent=3');
  const frames = await framesOn(page);
  expect(frames).toHaveLength(5);
  const trace = await lookInNode(frames);
  const attn = trace['perceiver.layer.0.attn'];
  const cells = await cellsOf(page, 'perceiver.layer.0.attn');
  const shown = Object.entries(cells).filter(([index]) => index.startsWith('0,1,3,'));
  expect(shown).toHaveLength(keys);
  for (const [index, value] of shown) {
    const key = Number(index.split(',')[3]);
    expect(Number(value)).toBeCloseTo(attn[(1 * 8 + 3) * keys + key], 5);
  }
  const latents = Object.entries(await cellsOf(page, 'latents'));
  expect(latents.length).toBeGreaterThan(0);
  for (const [index, value] of latents) {
    const [, , latent, feature] = index.split(',').map(Number);
    expect(Number(value)).toBeCloseTo(trace.latents[latent * 96 + feature], 3);
  }
});

test('separate pictures bring latents of their own, and a media_time each', async ({ page }) => {
  await openResampler(page, '/en/resampler/?frames=3');
  await expect(page.locator('[data-way="clip"] [data-tensor="media_time"]')).toHaveAttribute(
    'data-shape',
    '1',
  );
  await page.locator('[data-mode="pictures"]').click();
  await expect(page.locator('[data-tensor="latents"]')).toHaveAttribute('data-shape', '1,3,8,96');
  await expect(page.locator('[data-output-cells]')).toHaveAttribute('data-output-cells', '2304');
  const times = await cellsOf(page, 'media_time');
  expect(times).toEqual({ 0: '1', 1: '2', 2: '3' });
  await expect(page.locator('[data-way="pictures"]')).toHaveClass(/current/);
  await expect(page).toHaveURL(/mode=pictures&frames=3$/);
});

test('the four connectors are counted by their formulas, whatever comes in', async ({ page }) => {
  await openResampler(page, '/en/resampler/');
  for (const [mode, frames] of [
    ['clip', 1],
    ['clip', 8],
    ['pictures', 8],
  ] as const) {
    await page.locator(`[data-mode="${mode}"]`).click();
    await slider(page).fill(String(frames));
    for (const id of connectorIds) {
      const cost = connectors[id].cost(shownOf(mode, frames));
      const card = page.locator(`[data-connector="${id}"]`);
      await expect(card).toHaveAttribute('data-tokens-out', String(cost.tokens_out));
      await expect(card).toHaveAttribute('data-multiply-adds', String(sumOf(cost.terms)));
      await expect(card.locator('svg')).toHaveAttribute('data-rows', String(frames));
    }
  }
  await expect(page.locator('[data-connector="resampler"]')).toContainText(en.connectors.live);
  await expect(
    page.locator('[data-connector-point="mlp"][data-index="8"]').first(),
  ).toHaveAttribute('data-value', '4608');
});

test('without its files the page says so, and still counts', async ({ page, complaints }) => {
  await page.route('**/models/**', (route) => route.fulfill({ status: 404, body: '' }));
  await open(page, '/en/resampler/?frames=2');
  const status = page.locator('[data-model-status="failed"]');
  await expect(status).toContainText(liveEn.problems.model_missing('manifest.json'));
  const card = page.locator('[data-connector="qformer"]');
  await expect(card).toHaveAttribute('data-tokens-out', '64');
  // A browser reports every 404 in its console.
  expect(complaints.filter((line) => !line.includes('404'))).toEqual([]);
  complaints.length = 0;
});

test('what the address cannot say is named, and the rest of it holds', async ({ page }) => {
  await openResampler(page, '/en/resampler/?frames=99&mode=pictures&thing=unicorn&theme=dark');
  for (const key of ['frames', 'thing']) {
    await expect(page.locator(`[data-dropped="${key}"]`)).toBeVisible();
  }
  await expect(page.locator('[data-mode="pictures"]')).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: siteEn.notes.dismiss }).click();
  await expect(page.locator('[data-notes]')).toHaveCount(0);
  await slider(page).fill('2');
  await expect(page).toHaveURL(/\?mode=pictures&frames=2&theme=dark$/);
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(/\/zh\/resampler\/\?mode=pictures&frames=2&theme=dark$/);
});

test('takes the reader’s own pictures, keeps them out of the link, and names what is none', async ({
  page,
}) => {
  await openResampler(page, '/en/resampler/');
  const picker = page.getByLabel(en.input.bring);
  const picture = (name: string) => `${MODEL_FOLDER}/pictures/${name}.png`;
  await picker.setInputFiles(['car-0', 'car-1', 'car-2'].map(picture));
  await expect(page.locator('[data-own]')).toBeVisible();
  await expect(page.getByRole('img', { name: 'car-1.png' })).toBeVisible();
  await expect(page.locator('[data-tensor="latents"]')).toHaveAttribute('data-shape', '1,1,8,96');
  await expect(page).toHaveURL(/\?frames=3&own=3$/);
  // They stay in this tab: for a reload, and for the other language.
  await page.reload();
  await expect(page.getByRole('img', { name: 'car-1.png' })).toBeVisible();
  const title = page.locator('h1');
  await page.getByRole('link', { name: '中' }).click();
  // The picture was on the page before the click too: only the title says that the other page is there.
  await expect(title).toHaveText(zh.title);
  await expect(page.getByRole('img', { name: 'car-1.png' })).toBeVisible();
  await page.goBack();
  await expect(title).toHaveText(en.title);
  await expect(page.getByRole('img', { name: 'car-1.png' })).toBeVisible();
  await picker.setInputFiles({
    name: 'notes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('a'),
  });
  await expect(page.locator('[data-problem="picture"]')).toContainText('notes.txt');
  await expect(page.getByRole('img', { name: 'car-1.png' })).toBeVisible();
  const many = Array.from({ length: 50 }, () => picture('car-0'));
  await picker.setInputFiles(many);
  await expect(page.locator('[data-problem="too_many_frames"]')).toContainText('50');
  await page.getByRole('button', { name: en.input.scenes }).click();
  await expect(page.locator('[data-own]')).toHaveCount(0);
  // As on another device.
  await openResampler(page, '/en/resampler/?own=2');
  await expect(page.locator('[data-lost]')).toHaveText(en.input.lost);
});

test('can be used with the keyboard alone, and reads each cell in full', async ({ page }) => {
  await openResampler(page, '/en/resampler/?head=0');
  await slider(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/frames=5/);
  const name = `perceiver.layer.${defaults.layer}.attn`;
  // The address is written before the model has looked at the fifth frame.
  await expect(page.locator(`[data-tensor="${name}"]`).first()).toHaveAttribute(
    'data-shape',
    `1,4,8,${5 * PATCHES + 8}`,
  );
  const frame = page.getByRole('grid', { name: en.attention.frame('clip', 2), exact: true });
  await frame.locator('[tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const cell = frame.locator(':focus');
  await expect(cell).toHaveAttribute('data-index', `0,0,0,${PATCHES + 7}`);
  const reading = page.locator('[data-reading]').first();
  await expect(reading).toContainText(`${name}[0, 0, 0, ${PATCHES + 7}]`);
  await expect(reading).toContainText((await cell.getAttribute('data-value')) ?? 'no value');
  await expect(reading).toContainText('patch in row 2, column 2');
  const row = page
    .getByRole('grid', { name: en.attention.shares.clip })
    .locator('[data-index="2,0"]');
  await row.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/latent=2/);
  await expect(page.locator('[data-choice="latent"]')).toHaveValue('2');
});

test('a mean is marked as one', async ({ page }) => {
  await openResampler(page, '/en/resampler/?frames=1&latent=all');
  await unfold(page, 'weights');
  await setFrames(page, 1);
  const name = `mean(perceiver.layer.${defaults.layer}.attn, heads latents)`;
  const cells = Object.values(await cellsOf(page, name)).map(Number);
  expect(cells).toHaveLength(PATCHES + 8);
  expect(cells.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
});

test('loses nothing at 360 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await openResampler(page, '/zh/resampler/?mode=pictures&frames=8');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await expect(page.getByRole('heading', { name: zh.connectors.title })).toBeVisible();
});

for (const lang of ['en', 'zh'] as const) {
  test(`has no barrier (${lang})`, { tag: '@barriers' }, async ({ page, browserName }) => {
    for (const query of ['mode=pictures&frames=2', 'frames=1']) {
      await openResampler(page, `/${lang}/resampler/?${query}`);
      await expect(page.locator('h1')).toHaveText(texts[lang].title);
      for (const name of ['weights', 'ours', 'gated']) await unfold(page, name);
      await expectNoBarrier(page, browserName, query);
    }
  });
}
