import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { ask } from '../scripts/ask/ask';
import { MODEL_FOLDER, openFolder } from '../scripts/ask/model-folder';
import {
  EXAMPLE_FOLDER,
  exampleFiles,
  exampleIds,
  expectedAnswer,
  wordsOf,
  type ExampleId,
} from '../src/lib/flamingo/examples';
import { readPromptFile } from '../src/lib/flamingo/prompt';
import { live as liveEn } from '../src/lib/texts/live/en';
import { live as liveZh } from '../src/lib/texts/live/zh';
import { model as en } from '../src/lib/texts/model/en';
import { model as zh } from '../src/lib/texts/model/zh';
import { expectNoBarrier } from './barriers';
import { expect, open, test } from './lab';

const texts = { en, zh };
const live = { en: liveEn, zh: liveZh };

const fileOf = (id: ExampleId) => join(MODEL_FOLDER, EXAMPLE_FOLDER, exampleFiles[id]);

/** The pictures of an example, as files. */
function picturesOf(id: ExampleId): string[] {
  const { prompt } = readPromptFile(readFileSync(fileOf(id), 'utf8'));
  const paths = prompt.flatMap((part) =>
    'text' in part ? [] : 'image' in part ? [part.image] : part.video,
  );
  return paths.map((path) => resolve(dirname(fileOf(id)), path));
}

async function openModel(page: Page, path: string): Promise<void> {
  await open(page, path);
  await page.locator('html[data-model-ready]').waitFor({ state: 'attached' });
}

/** The whole answer, once it has come. */
async function answerOn(page: Page): Promise<string> {
  const answer = page.locator('[data-answer]');
  await answer.waitFor();
  return wordsOf((await answer.getAttribute('data-answer')) ?? '');
}

test.describe('the model on its page', () => {
  for (const lang of ['en', 'zh'] as const) {
    test(`answers every example, live (${lang})`, async ({ page }) => {
      await openModel(page, `/${lang}/model/`);
      for (const id of exampleIds) {
        await page.locator(`[data-example="${id}"]`).click();
        await expect(page.locator(`[data-example="${id}"]`)).toHaveAttribute(
          'aria-pressed',
          'true',
        );
        expect(await answerOn(page), id).toBe(expectedAnswer(exampleFiles[id]));
      }
    });
  }

  test('the address says which example; it answers by itself', async ({ page }) => {
    await openModel(page, '/en/model/?example=count');
    expect(await answerOn(page)).toBe(expectedAnswer(exampleFiles.count));
    await page.getByRole('link', { name: '中文' }).click();
    await expect(page).toHaveURL(/\/zh\/model\/\?example=count$/);
  });

  test('its probabilities are those of the command line', async ({ page }) => {
    const { tokens } = await ask(fileOf('new_word'), openFolder(MODEL_FOLDER));
    await openModel(page, '/en/model/?example=new_word');
    await answerOn(page);
    const shown = page.locator('[data-token]');
    for (const [i, { token, p, top }] of tokens.entries()) {
      await expect(shown.nth(i)).toHaveAttribute('data-token', token);
      expect(Number(await shown.nth(i).getAttribute('data-p'))).toBeCloseTo(p, 4);
      const candidates = shown.nth(i).locator('[data-candidate]');
      const words = await candidates.evaluateAll((all) =>
        all.map((one) => (one as HTMLElement).dataset.candidate),
      );
      expect(words).toEqual(top.map(([word]) => word));
    }
  });

  test('says what it took, and what it ran on', async ({ page }) => {
    await openModel(page, '/en/model/');
    await answerOn(page);
    const times = page.locator('[data-ms]');
    // Pictures encoded, prompt read, each further token.
    await expect(times).toHaveCount(3);
    for (const time of await times.all()) {
      expect(Number(await time.getAttribute('data-ms'))).toBeGreaterThanOrEqual(0);
    }
    await expect(page.locator('[data-kernels]')).toHaveAttribute(
      'data-kernels',
      /^(wasm-(relaxed-)?simd|typescript)$/,
    );
  });

  test('says that it is there and what it wrote, in English, to those who listen', async ({
    page,
  }) => {
    await openModel(page, '/zh/model/?example=count');
    const answer = wordsOf(expectedAnswer(exampleFiles.count) ?? '');
    await answerOn(page);
    await expect(page.locator('[data-model-status]').getByRole('status')).toContainText(/\d MB/);
    const live = page.locator('[data-answer] [aria-live]');
    await expect(live).toContainText(zh.answer.says);
    for (const place of [live, page.locator('[data-answer] .text')]) {
      await expect(place.locator('[lang="en"]')).toContainText(answer);
    }
    await expect(page.locator('[data-answer] strong[lang="en"]')).not.toHaveCount(0);
  });

  test('can be stopped, and the focus stays', async ({ page }) => {
    await openModel(page, '/en/model/');
    await answerOn(page);
    const stop = page.getByRole('button', { name: en.prompt.stop });
    await stop.focus();
    await page.keyboard.press('Enter');
    await expect(stop).toBeFocused();
    await expect(stop).toHaveAttribute('aria-disabled', 'true');
  });

  test('answers about a picture of the reader’s own', async ({ page }) => {
    await openModel(page, '/en/model/');
    await answerOn(page);
    await page.getByRole('button', { name: en.prompt.clear }).click();
    await expect(page.locator('[data-answer]')).toHaveCount(0);
    await page.getByLabel(en.prompt.addPictures).setInputFiles(picturesOf('name')[0]);
    await page.getByLabel(en.prompt.words(2)).fill('This is a');
    await page.getByLabel(en.prompt.words(2)).press('Enter');
    expect(await answerOn(page)).toBe(expectedAnswer(exampleFiles.name));
  });

  test('takes the frames of a clip in the order of their names', async ({ page }) => {
    await openModel(page, '/en/model/');
    await page.getByRole('button', { name: en.prompt.clear }).click();
    const [frame] = picturesOf('clip').map((path) => readFileSync(path));
    const files = ['f10.png', 'f2.png'].map((name) => ({
      ...{ name, mimeType: 'image/png', buffer: frame },
    }));
    await page.getByLabel(en.prompt.addClip).setInputFiles(files);
    await expect(page.getByRole('group', { name: en.prompt.clip(1, 2) })).toBeVisible();
    const first = en.prompt.edit(en.prompt.frame(1, 'f2.png'));
    await expect(page.getByRole('button', { name: first })).toBeVisible();
  });

  test('names a word that it does not know, and those near it', async ({ page }) => {
    await openModel(page, '/en/model/');
    await answerOn(page);
    const field = page.getByLabel(en.prompt.words(2));
    await field.fill('this is a pnada');
    await page.getByRole('button', { name: en.prompt.ask, exact: true }).click();
    const alert = page.locator('[data-problem="unknown_word"]');
    await expect(alert).toContainText('“pnada”');
    await expect(alert).toContainText('panda');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await field.fill('this is a');
    await expect(alert).toHaveCount(0);
  });

  test('refuses what is no picture, and a prompt that is too long', async ({ page }) => {
    await openModel(page, '/zh/model/');
    await answerOn(page);
    const file = { name: 'cat.png', mimeType: 'image/png', buffer: Buffer.from('no picture') };
    await page.getByLabel(zh.prompt.addPictures).setInputFiles(file);
    const problem = live.zh.problems.picture('cat.png', 'unreadable');
    await expect(page.locator('[data-problem="picture"]')).toHaveText(problem);
    await page.getByLabel(zh.prompt.words(2)).fill('a '.repeat(500));
    await page.getByRole('button', { name: zh.prompt.ask, exact: true }).click();
    await expect(page.locator('[data-problem="too_long"]')).toContainText('501');
  });

  test('can be used with the keyboard alone', async ({ page }) => {
    await openModel(page, '/en/model/');
    await answerOn(page);
    await page.locator('[data-example="count"]').focus();
    await page.keyboard.press('Enter');
    expect(await answerOn(page)).toBe(expectedAnswer(exampleFiles.count));
    await page.getByLabel(en.prompt.remove(1)).focus();
    await page.keyboard.press('Space');
    await expect(page.locator('[data-answer]')).toHaveCount(0);
    // From the first part on, Tab comes to the button that asks.
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab');
      const type = await page.evaluate(() => document.activeElement?.getAttribute('type'));
      if (type === 'submit') break;
    }
    await page.keyboard.press('Enter');
    await answerOn(page);
  });

  for (const lang of ['en', 'zh'] as const) {
    test(
      `has no barrier, with an answer and with a problem (${lang})`,
      { tag: '@barriers' },
      async ({ page, browserName }) => {
        await openModel(page, `/${lang}/model/`);
        await answerOn(page);
        await page.locator('summary').click();
        await expectNoBarrier(page, browserName, 'with an answer');
        await page.getByLabel(texts[lang].prompt.words(2)).fill('pnada');
        await page.getByLabel(texts[lang].prompt.words(2)).press('Enter');
        await page.locator('[data-problem]').waitFor();
        await expectNoBarrier(page, browserName, 'with a problem');
      },
    );
  }

  test('works without WebAssembly, where a policy forbids it', async ({ page, browserName }) => {
    test.skip(browserName === 'firefox', 'Playwright cannot change a worker’s headers there');
    await page.route('**/workers/*.js', async (route) => {
      const response = await route.fetch();
      const policy = { 'content-security-policy': "script-src 'self'" };
      await route.fulfill({ response, headers: { ...response.headers(), ...policy } });
    });
    await openModel(page, '/en/model/');
    expect(await answerOn(page)).toBe(expectedAnswer(exampleFiles.name));
    await expect(page.locator('[data-kernels]')).toHaveAttribute('data-kernels', 'typescript');
  });
});
