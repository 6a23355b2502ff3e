/** The model page's experiments and its generation, step by step. */

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { withPixels } from '../scripts/ask/ask';
import { loadPromptModel, MODEL_FOLDER, openFolder } from '../scripts/ask/model-folder';
import { EXAMPLE_FOLDER, exampleFiles } from '../src/lib/flamingo/examples';
import { readPromptFile } from '../src/lib/flamingo/prompt';
import { softmaxOf } from '../src/lib/flamingo/runtime/sampling';
import { ablatedPrompt, asTrained } from '../src/lib/player/model/ablations';
import { expectNoBarrier } from './barriers';
import { expect, open, test } from './lab';

async function openExperiments(page: Page, lang = 'en', query = ''): Promise<void> {
  await open(page, `/${lang}/model/?example=new_word${query}`);
  await page.locator('[data-answer]').waitFor();
  await expect(page.locator('[data-panel="gates"]')).toHaveAttribute('aria-disabled', 'false');
}

const pill = (page: Page, name: string) => page.locator(`[data-ablation="${name}"]`);
const changed = (page: Page) => page.locator('[data-compare="changed"]').waitFor();

/** The logits of a run on the page, as they are written in its cells. */
const logitsOf = (page: Page, run: string) =>
  page
    .locator(`[data-tensor="logits"][data-run="${run}"] [data-index]`)
    .evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset.value));

/** The word with the longest bar, and its number. */
const likeliest = (page: Page, run: 'before' | 'after') =>
  page.locator('[data-compare] [data-word]').evaluateAll((rows, run) => {
    const all = rows.map((row) => ({
      word: (row as HTMLElement).dataset.word,
      p: Number(row.querySelector<HTMLElement>(`[data-run="${run}"]`)?.dataset.value),
    }));
    return all.reduce((best, each) => (each.p > best.p ? each : best));
  }, run);

/** The example's prompt with its first two pictures swapped, read by the model in Node: word → probability. */
async function swappedInNode(): Promise<(word: string) => number> {
  const path = join(MODEL_FOLDER, EXAMPLE_FOLDER, exampleFiles.new_word);
  const { model, image_size } = await loadPromptModel(openFolder(MODEL_FOLDER));
  const { prompt } = readPromptFile(readFileSync(path, 'utf8'));
  const pixels = prompt.map((part) => withPixels(part, dirname(path), image_size));
  const swapped = ablatedPrompt(pixels, { ...asTrained, swap: [0, 1] });
  const { logits } = model.run(swapped, { only_attend_immediate_media: null, candidates: 1 });
  const words = JSON.parse(
    readFileSync(join(MODEL_FOLDER, 'vocabulary.json'), 'utf8'),
  ) as readonly string[];
  const p = softmaxOf(logits);
  return (word) => p[words.indexOf(word)];
}

test.describe('experiments', () => {
  test('gates at 0 give the logits of the text-only model, bit for bit', async ({ page }) => {
    await openExperiments(page);
    await pill(page, 'gates').click();
    await expect(page.locator('[data-text-only] [data-equal]')).toHaveAttribute(
      'data-equal',
      '401',
    );
    const closed = await logitsOf(page, 'closed');
    expect(new Set(closed).size).toBeGreaterThan(100);
    expect(closed).toEqual(await logitsOf(page, 'text-only'));
    await pill(page, 'back').click();
    await expect(page.locator('[data-text-only]')).toHaveCount(0);
    await expect(page.locator('[data-compare]')).toHaveCount(0);
  });

  test('two pictures swapped change the top word, with the numbers of the model in Node', async ({
    page,
  }) => {
    await openExperiments(page);
    await pill(page, 'swap').click();
    await changed(page);
    expect((await likeliest(page, 'before')).word).toBe('dax');
    const { word, p } = await likeliest(page, 'after');
    expect(word).toBe('wug');
    expect(p).toBeCloseTo((await swappedInNode())('wug'), 4);
    await expect(page.locator('[data-written="after"]')).toContainText('wug');
    await expect(page.locator('[data-answer]')).toHaveAttribute('data-answer', /^wug/);
  });

  test('what makes no difference is said to make none', async ({ page }) => {
    await openExperiments(page, 'zh');
    // The prompt begins with a picture: no row comes before the first one.
    await pill(page, 'zeroing').click();
    await changed(page);
    await expect(page.locator('[data-compare]')).toContainText('401个logit中401个逐位相等');
  });

  test('a gate, a head and a picture can each be taken away, by the keyboard', async ({ page }) => {
    await openExperiments(page);
    const next = async () => (await likeliest(page, 'after')).p;
    await page.locator('[data-panel="gates"]').press('Enter');
    const slider = page.locator('[data-gate="attn_gate.4"]');
    await slider.press('Home');
    await expect(slider).toHaveAttribute('data-value', '-4');
    await changed(page);
    const before = await likeliest(page, 'before');
    expect(await next()).not.toBe(before.p);
    await pill(page, 'back').press('Enter');
    await expect(page.locator('[data-compare]')).toHaveCount(0);
    await page.locator('[data-panel="heads"]').press('Enter');
    await page.locator('[data-head="4.1"]').press('Space');
    await changed(page);
    await expect(page.locator('[data-head="4.1"]')).toBeFocused();
    expect(await next()).not.toBe(before.p);
    await pill(page, 'back').press('Enter');
    await expect(page.locator('[data-compare]')).toHaveCount(0);
    await pill(page, 'blank.2').press('Enter');
    await changed(page);
    expect(await next()).not.toBe(before.p);
    expect(await likeliest(page, 'before')).toEqual(before);
    await pill(page, 'back').press('Enter');
    await expect(page.locator('[data-compare]')).toHaveCount(0);
  });

  test('training begins as the text-only model and ends as the finished one', async ({ page }) => {
    await openExperiments(page);
    await page.locator('[data-panel="training"]').click();
    await expect(page.locator('[data-said]')).toHaveCount(0);
    const slider = page.locator('[data-lapse="slider"]');
    await slider.press('Home');
    await page.locator('[data-checkpoint="0"] [data-said]').waitFor();
    await expect(page.locator('[data-text-only] [data-equal]')).toHaveAttribute(
      'data-equal',
      '401',
    );
    expect(await logitsOf(page, 'closed')).toEqual(await logitsOf(page, 'text-only'));
    await expect(page.locator('[data-claim-of="attn_gate"]')).toContainText('exactly 0');
    await slider.press('End');
    await slider.press('ArrowLeft');
    await page.locator('[data-checkpoint="9"] [data-said]').waitFor();
    const same = page.locator('[data-last-checkpoint] [data-equal]');
    await expect(same).toHaveAttribute('data-total', '401');
    expect(await logitsOf(page, 'last')).toEqual(await logitsOf(page, 'finished'));
    await expect(page.locator('[data-claim-of="attn_gate"]')).toContainText('does not hold');
    await expect(page.locator('[data-claim-of="ff_gate"]')).toContainText('It holds');
    const gates = page.locator('[data-tensor="attn_gate"][data-shape="10,5"] [data-index]');
    await expect(gates).toHaveCount(50);
    await expect(gates.and(page.locator('[data-index="9,4"]'))).toHaveAttribute(
      'data-value',
      '-1.615234375',
    );
  });

  for (const lang of ['en', 'zh']) {
    test(
      `have no barrier, whatever is open (${lang})`,
      { tag: '@barriers' },
      async ({ page, browserName }) => {
        await openExperiments(page, lang);
        for (const panel of ['gates', 'heads', 'training']) {
          await page.locator(`[data-panel="${panel}"]`).click();
          if (panel === 'heads') await pill(page, 'gates').click();
          await expectNoBarrier(page, browserName, panel);
        }
      },
    );
  }
});

test.describe('generation', () => {
  test('reads the prompt with fresh locations, and from its second step on with cached ones', async ({
    page,
  }) => {
    await openExperiments(page);
    const count = await page.locator('[data-token]').count();
    expect(count).toBeGreaterThan(1);
    const shown = page.locator('[data-step-shown]');
    await page.locator('[data-step="1"]').click();
    for (let step = 1; step <= count; step++) {
      await expect(shown).toHaveAttribute('data-step-shown', String(step));
      const branch = step === 1 ? 'fresh' : 'cached';
      await expect(page.locator('[data-branch]')).toHaveAttribute('data-branch', branch);
      // 19 tokens of the prompt, and then one at a time.
      const cache = page.locator('[data-past]');
      await expect(cache).toHaveAttribute('data-past', String(step === 1 ? 0 : 16 + step));
      await expect(page.locator('[data-sees]')).toHaveAttribute('data-sees', '3');
      if (step < count) await page.locator('[data-writing="forward"]').click();
    }
    await expect(page.locator('[data-writing="forward"]')).toHaveAttribute('aria-disabled', 'true');
  });

  test('begins to count anew where the model writes an <image> itself', async ({ page }) => {
    await openExperiments(page);
    await page.locator('[data-writing="restart"]').click();
    await expect(page.locator('[data-token="<image>"]').first()).toBeVisible();
    await page.locator('[data-answer]').waitFor();
    const written = await page
      .locator('[data-token]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.token));
    expect(written.slice(0, 4)).toEqual(['.', 'owl', '<image>', '.']);
    const expectStep = async (step: number, why: string, sees: string) => {
      await page.locator(`[data-step="${step}"]`).click();
      await expect(page.locator('[data-why]')).toHaveAttribute('data-why', why);
      await expect(page.locator('[data-sees]')).toHaveAttribute('data-sees', sees);
    };
    await expectStep(3, 'cached', '3');
    await expectStep(4, 'restartWhy', '1');
    await expectStep(5, 'after_restart', '1');
    await page.locator('[data-example="count"]').click();
    await expect(page.locator('[data-sampling="go_on"]')).not.toBeChecked();
  });

  test('is walked through with the keyboard, and plays from the first step', async ({ page }) => {
    await openExperiments(page);
    const count = await page.locator('[data-token]').count();
    const shown = page.locator('[data-step-shown]');
    await page.locator(`[data-step="${count}"]`).focus();
    await page.keyboard.press('Home');
    await expect(shown).toHaveAttribute('data-step-shown', '1');
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('[data-step="2"]')).toBeFocused();
    await page.keyboard.press('End');
    await expect(shown).toHaveAttribute('data-step-shown', String(count));
    // Each step is written down as it comes, since a busy machine may look when the first has passed already.
    const steps = await shown.evaluateHandle((panel: HTMLElement) => {
      const steps: string[] = [];
      const note = () => steps.push(panel.dataset.stepShown ?? '');
      new MutationObserver(note).observe(panel, { attributeFilter: ['data-step-shown'] });
      return steps;
    });
    await page.locator('[data-writing="play"]').press('Enter');
    const all = Array.from({ length: count }, (_, i) => String(i + 1));
    await expect.poll(() => steps.jsonValue()).toEqual(all);
  });

  test('draws words by chance, the same ones for the same seed', async ({ page }) => {
    await openExperiments(page);
    const text = page.locator('[data-answer] .text');
    /** Typed: on a field for numbers Firefox's `fill` adds to what is there. */
    const type = async (key: string, value: string) => {
      const field = page.locator(`[data-sampling="${key}"]`);
      await field.press('ControlOrMeta+a');
      await field.pressSequentially(value);
      await field.press('Enter');
    };
    const draw = async (key: string, value: string) => {
      const before = (await text.textContent()) ?? '';
      await type(key, value);
      await expect(text).not.toHaveText(before);
      await page.locator('[data-answer]').waitFor();
      return (await text.textContent()) ?? '';
    };
    const first = await draw('temperature', '5');
    await draw('seed', '7');
    expect(await draw('seed', '0')).toBe(first);
    await type('top_p', '9');
    await expect(page.locator('[data-sampling="top_p"]')).toHaveValue('1');
  });
});
