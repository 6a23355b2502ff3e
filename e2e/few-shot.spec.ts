/** The few-shot page: real prompts, run in the browser and again in Node on the same pixels. */

import type { Locator, Page } from '@playwright/test';
import { MODEL_FOLDER, openFolder } from '../scripts/ask/model-folder';
import { readSpriteSheet } from '../scripts/eval/sprite-sheet';
import { createModel } from '../src/lib/flamingo/create-model';
import { loadModel } from '../src/lib/flamingo/load-model';
import { PromptModel } from '../src/lib/flamingo/prompt-model';
import { drawFewShot } from '../src/lib/flamingo/world/draw-few-shot';
import { itemsOf, promptOf } from '../src/lib/flamingo/world/few-shot';
import { promptPartsOf } from '../src/lib/flamingo/world/prompt-pixels';
import { Renderer } from '../src/lib/flamingo/world/render';
import { fewShotCodec } from '../src/lib/player/few-shot/address';
import { fewShot as en } from '../src/lib/texts/few-shot/en';
import { fewShot as zh } from '../src/lib/texts/few-shot/zh';
import { live } from '../src/lib/texts/live/en';
import { expectNoBarrier } from './barriers';
import { cellsOf, expect, open, test } from './lab';

const texts = { en, zh };
const AS_TRAINED = { only_attend_immediate_media: null, candidates: 5 };

/** The number in a data attribute. */
async function numberOf(place: Locator, name: string): Promise<number> {
  return Number(await place.getAttribute(`data-${name}`));
}

const answer = (page: Page) => page.locator('[data-answer]');

async function openFewShot(page: Page, query = '', lang: 'en' | 'zh' = 'en'): Promise<void> {
  await open(page, `/${lang}/few-shot/?${query}`);
  await page.locator('html[data-model-ready]').waitFor({ state: 'attached' });
  await answer(page).waitFor();
}

/** Loaded once for all tests of a worker. */
let fromFiles: Promise<PromptModel> | null = null;

async function loadHere(): Promise<PromptModel> {
  const files = await loadModel(openFolder(MODEL_FOLDER));
  return new PromptModel(createModel(files), files.tokenizer);
}

/** What the model says in Node to the prompt of an address. */
async function inNode(query: string) {
  const model = await (fromFiles ??= loadHere());
  const renderer = new Renderer(readSpriteSheet());
  const { task, seed, query: q, shots, control } = fewShotCodec.read(query).state;
  const drawn = drawFewShot(task, seed, q);
  const pixelsOf = (k: number) => {
    const prompt = promptOf(drawn, k, control);
    return promptPartsOf(itemsOf(prompt), (scene) => renderer.draw(scene));
  };
  const { query: asked } = promptOf(drawn, shots, control);
  const expected = asked.answer.join(' ');
  const scores = (k: number) => model.score(pixelsOf(k), expected, AS_TRAINED);
  const attention: Record<string, ArrayLike<number>> = {};
  model.run(pixelsOf(shots), AS_TRAINED, (name, _, values) => (attention[name] = values));
  return {
    expected,
    said: scores(shots).every(({ token, best }) => token === best) ? expected : null,
    p: (k: number) => scores(k).reduce((product, { p }) => product * p, 1),
    attention,
  };
}

for (const lang of ['en', 'zh'] as const) {
  test(`a nonsense name is bound by one look at an example, as in Node (${lang})`, async ({
    page,
  }) => {
    const query = 'task=new_word';
    await openFewShot(page, query, lang);
    const node = await inNode(query);
    expect(await answer(page).getAttribute('data-answer')).toBe(node.said);
    await expect(answer(page)).toHaveAttribute('data-right', 'true');
    expect(await numberOf(answer(page), 'p')).toBeCloseTo(node.p(4), 4);
    await expect(page.locator('[data-row][data-right]')).toHaveCount(1);
    await expect(page.locator('[data-row][data-right]')).toContainText(node.expected);
  });
}

test('each point of the curve is a run, the same as in Node', async ({ page }) => {
  const query = 'task=sign_colour&seed=3';
  await openFewShot(page, query);
  const points = page.locator('[data-tensor="p_right"] [data-index]');
  await expect(points).toHaveCount(9);
  const node = await inNode(query);
  for (const k of [0, 1, 8]) {
    expect(await numberOf(points.nth(k), 'value')).toBeCloseTo(node.p(k), 4);
  }
});

test('the way of attention is the model’s own tensor, and any head can be chosen', async ({
  page,
}) => {
  const query = 'task=new_word';
  await openFewShot(page, query);
  const way = page.locator('[data-layer]');
  const [layer, head] = [await numberOf(way, 'layer'), await numberOf(way, 'head')];
  const { attention } = await inNode(query);
  const check = async (name: string, at: number) => {
    const cells = Object.entries(await cellsOf(page, name));
    const T = cells.length;
    expect(T).toBe(4 * 7 + 4);
    for (const [index, value] of cells) {
      const [, h, row, t] = index.split(',').map(Number);
      expect([h, row]).toEqual([at, T - 1]);
      expect(Number(value)).toBeCloseTo(attention[name][(h * T + row) * T + t], 4);
    }
  };
  await check(`layer.${layer}.self_attn`, head);
  expect(await numberOf(way, 'share')).toBeGreaterThan(0.8);
  await page.locator('[data-head="3,2"]').click();
  await check('layer.3.self_attn', 2);
  await expect(page).toHaveURL(/layer=3&head=2/);
});

test('wrong labels are believed where a word is new, and not where the form is all that counts', async ({
  page,
}) => {
  await openFewShot(page, 'task=new_word');
  await page.getByRole('radio', { name: en.prompt.controls.labels }).check();
  await expect(answer(page)).toHaveAttribute('data-right', 'false');
  await openFewShot(page, 'control=labels');
  await expect(answer(page)).toHaveAttribute('data-right', 'true');
});

test('right answers are counted live, and wrong examples lower them', async ({ page }) => {
  test.slow();
  await openFewShot(page, 'task=new_word&n=20');
  const section = page.locator('[data-measuring]');
  await page.getByRole('button', { name: en.accuracy.start }).click();
  await expect(section).toHaveAttribute('data-measuring', 'done', { timeout: 150_000 });
  const share = (line: string, shots: number) =>
    numberOf(page.locator(`[data-line="${line}"] [data-index="${shots}"]`), 'value');
  expect(await numberOf(section, 'accuracy')).toBe(await share('none', 4));
  expect(await share('none', 4)).toBeGreaterThan(0.8);
  expect(await share('labels', 4)).toBeLessThan(0.2);
  expect(await share('pictures', 4)).toBeLessThan(0.5);
  await expect(page.locator('[data-recorded]')).toHaveCount(3);
});

test('counting tells how far it is and can be stopped; the page answers meanwhile', async ({
  page,
}) => {
  await openFewShot(page, 'n=500');
  const section = page.locator('[data-measuring]');
  const stop = page.getByRole('button', { name: en.accuracy.stop });
  await expect(stop).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('button', { name: en.accuracy.start }).click();
  const progress = section.locator('progress');
  await expect.poll(async () => Number(await progress.getAttribute('value'))).toBeGreaterThan(5);
  await page.getByRole('button', { name: en.prompt.more }).click();
  await expect(answer(page)).toHaveAttribute('data-shots', '5');
  await stop.click();
  await expect(section).toHaveAttribute('data-measuring', 'stopped');
  await expect(stop).toBeFocused();
  const done = Number(await progress.getAttribute('value'));
  expect(done).toBeLessThan(500 * (1 + 3 * 6));
  await expect(section.getByRole('status')).toContainText(en.accuracy.stopped);
  await expect(section.locator('[data-line="none"] [data-index]').first()).toHaveAttribute(
    'data-n',
    /^[1-9]/,
  );
  // What was counted is there in the other language too.
  const counted = await page.locator('[data-found]').innerText();
  expect(counted).toMatch(/\d+ of \d+/);
  await page.getByRole('link', { name: '中' }).click();
  await expect(page.locator('[data-found]')).toContainText(/\d+\D+\d+/);
  await expect(section).toHaveAttribute('data-measuring', 'stopped');
  await expect(progress).toHaveAttribute('value', String(done));
});

test('stops where the context is full, and says so with its numbers', async ({ page }) => {
  await openFewShot(page, 'shots=8');
  await expect(answer(page)).toHaveAttribute('data-shots', '6');
  await expect(page.locator('[data-tokens="88"]')).toContainText(en.prompt.full(6, 101, 96));
  await expect(page.getByRole('button', { name: en.prompt.more })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('everything is done with the keyboard, and stands in the address', async ({ page }) => {
  await openFewShot(page, 'theme=dark');
  await page.getByRole('slider').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(answer(page)).toHaveAttribute('data-shots', '3');
  await expect(page).toHaveURL(/\?shots=3&theme=dark$/);
  await page.getByRole('radio', { name: en.prompt.controls.none }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: en.prompt.controls.labels })).toBeFocused();
  await expect(page).toHaveURL(/\?shots=3&control=labels&theme=dark$/);
  await page.getByRole('button', { name: en.prompt.others }).press('Enter');
  await page.getByRole('button', { name: en.prompt.query }).press('Enter');
  await expect(page).toHaveURL(/\?shots=3&seed=2&q=1&control=labels&theme=dark$/);
  await answer(page).waitFor();
  const first = page.locator('[role="grid"] [data-t="0"]');
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  const focused = page.locator('[role="gridcell"]:focus');
  await expect(focused).toHaveAttribute('data-t', '25');
  await expect(page.locator('[role="gridcell"][tabindex="0"]')).toHaveCount(1);
  const said = await answer(page).getAttribute('data-answer');
  await page.reload();
  await expect(answer(page)).toHaveAttribute('data-answer', said ?? '');
});

test('what of an address cannot be used is named, and the rest holds', async ({ page }) => {
  await openFewShot(page, 'task=cow&shots=2&seed=-1');
  await expect(page.locator('[data-dropped="task"]')).toContainText('task=cow');
  await expect(page.locator('[data-dropped="seed"]')).toContainText('seed=-1');
  await expect(answer(page)).toHaveAttribute('data-shots', '2');
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(/\/zh\/few-shot\/\?shots=2$/);
});

test('a prompt can be opened on the model page', async ({ page }) => {
  await openFewShot(page, 'task=sign_place&shots=1');
  const address = await page.locator('[data-to-model]').getAttribute('href');
  expect(address).toMatch(/\/en\/model\/\?p=@\w+,\w+[\w.-]+~%3D\+\w+\+\.\+\*e~@/);
});

test('every task is shown and answered', async ({ page }) => {
  await openFewShot(page);
  for (const id of Object.keys(en.tasks.all)) {
    await page.locator(`[data-pick="${id}"]`).click();
    await expect(answer(page)).toHaveAttribute('data-task', id);
    await expect(page.locator('[data-row]')).toHaveCount(5);
  }
});

test('without the model’s files the page says so', async ({ page, complaints }) => {
  await page.route('**/models/**', (route) => route.fulfill({ status: 404, body: '' }));
  await open(page, '/en/few-shot/');
  await expect(page.locator('[data-model-status="failed"]')).toContainText(
    live.problems.model_missing('manifest.json'),
  );
  expect(complaints.filter((line) => !line.includes('404'))).toEqual([]);
  complaints.length = 0;
});

for (const lang of ['en', 'zh'] as const) {
  test(`no barrier, and nothing wider than a phone (${lang})`, async ({ page, browserName }) => {
    test.slow();
    await openFewShot(page, 'task=dialogue&n=20&lines=none', lang);
    await page.getByRole('button', { name: texts[lang].accuracy.start }).click();
    await page.locator('[data-measuring="done"]').waitFor({ timeout: 60_000 });
    for (const details of await page.locator('details summary').all()) await details.click();
    await expectNoBarrier(page, browserName);
    await page.setViewportSize({ width: 360, height: 800 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
  });
}
