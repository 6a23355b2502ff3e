/** A layer of the model in the steps of the Mask Lab, against the same model in Node. */

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { withPixels } from '../scripts/ask/ask';
import { loadPromptModel, MODEL_FOLDER, openFolder } from '../scripts/ask/model-folder';
import { EXAMPLE_FOLDER, exampleFiles } from '../src/lib/flamingo/examples';
import { readPromptFile } from '../src/lib/flamingo/prompt';
import type { TracedTensor } from '../src/lib/flamingo/worker/protocol';
import { en as siteEn } from '../src/lib/texts/en';
import { layer as en } from '../src/lib/texts/model/layer.en';
import { stepIds, type StepId } from '../src/lib/trace';
import { expectNoBarrier } from './barriers';
import { expect, open, test } from './lab';

const LAYER = 2;

/** Opens the layer of an example; the button that opened it comes with it. */
async function openLayer(page: Page, path: string): Promise<{ lab: Locator; opener: Locator }> {
  await open(page, `${path}&open=layer.${LAYER}`);
  const opener = page.locator(`[data-open-lab="${LAYER}"]`).last();
  await opener.focus();
  await page.keyboard.press('Enter');
  const lab = page.locator(`[data-layer-lab="${LAYER}"]`);
  await lab.locator('[data-stage]').waitFor();
  return { lab, opener };
}

/** Every intermediate of the pass over the example that names a new word. */
async function recorded(): Promise<Record<string, TracedTensor>> {
  const path = join(MODEL_FOLDER, EXAMPLE_FOLDER, exampleFiles.new_word);
  const { model, image_size } = await loadPromptModel(openFolder(MODEL_FOLDER));
  const { prompt } = readPromptFile(readFileSync(path, 'utf8'));
  const pixels = prompt.map((part) => withPixels(part, dirname(path), image_size));
  const tensors: Record<string, TracedTensor> = {};
  model.run(
    pixels,
    { only_attend_immediate_media: null, candidates: 1 },
    (name, shape, values) => (tensors[name] = { shape, values }),
  );
  return tensors;
}

async function goTo(lab: Locator, step: StepId): Promise<void> {
  await lab
    .getByRole('slider', { name: siteEn.timeline.scrub })
    .fill(String(stepIds.indexOf(step)));
  await lab.locator(`[data-stage="${step}"]`).waitFor();
}

/** The largest difference of the cells of a tensor on the page from a recorded one, relative to 1 + its value. */
async function distance(lab: Locator, tensor: string, { shape, values }: TracedTensor) {
  const cells = await lab
    .locator(`[data-tensor="${tensor}"] [data-index]`)
    .evaluateAll((all) => all.map(({ dataset }) => [dataset.index, dataset.value]));
  expect(cells.length).toBeGreaterThan(20);
  const errors = cells.map(([index, value]) => {
    const flat = index!.split(',').reduce((at, i, axis) => at * shape[axis] + Number(i), 0);
    return Math.abs(Number(value) - values[flat]) / (1 + Math.abs(values[flat]));
  });
  return Math.max(...errors);
}

test('a layer has the numbers of the run, step by step', async ({ page }) => {
  const tensors = await recorded();
  const { lab } = await openLayer(page, '/en/model/?example=new_word');
  const shown: readonly [StepId, string, string][] = [
    ['sim', 'sim', 'sim'],
    ['sim', 'k', 'k'],
    ['zero_rows', 'attn', 'attn'],
    ['out', 'out', 'attn_out'],
    ['gate', 'lang_x', 'lang_x'],
    ['gate', 'after_ff', 'xattn_out'],
  ];
  for (const [step, tensor, name] of shown) {
    await goTo(lab, step);
    const { shape } = tensors[`layer.${LAYER}.${name}`];
    await expect(lab.locator(`[data-tensor="${tensor}"]`)).toHaveAttribute(
      'data-shape',
      shape.join(','),
    );
    expect(await distance(lab, tensor, tensors[`layer.${LAYER}.${name}`]), tensor).toBeLessThan(
      1e-3,
    );
  }
});

test('by keyboard alone: opened, stepped through, a cell pinned and let go, closed', async ({
  page,
}) => {
  const { lab, opener } = await openLayer(page, '/en/model/?example=question');
  await expect(lab.getByRole('heading', { name: en.title(LAYER) })).toBeFocused();
  const mask = lab.locator('[data-tensor="text_to_media_mask"] [tabindex="0"]');
  await mask.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const pinned = lab.locator('[role="gridcell"][aria-selected="true"]');
  await expect(pinned).toHaveAttribute('data-index', '0,0,1,0');
  await page.keyboard.press('Escape');
  await expect(pinned).toHaveCount(0);
  await page.keyboard.press('PageDown');
  await expect(lab.locator('[data-stage="sim"]')).toBeVisible();
  await lab.getByRole('button', { name: en.close(LAYER) }).press('Enter');
  await expect(lab).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('nothing is edited there: a word is pinned, a gate is only read', async ({ page }) => {
  const { lab } = await openLayer(page, '/en/model/?example=question');
  await goTo(lab, 'sequence');
  const word = lab.locator('[data-tensor="input_ids"] [data-index="0,1"]');
  await word.click();
  await expect(word).toHaveAttribute('aria-selected', 'true');
  await expect(word).toContainText('where');
  await goTo(lab, 'gate');
  await expect(lab.locator('[data-tensor="attn_gate"] [data-index]')).toHaveCount(1);
  await expect(lab.getByRole('spinbutton')).toHaveCount(0);
});

test('wide rows show eight features, and steps to the others', async ({ page }) => {
  const { lab } = await openLayer(page, '/en/model/?example=question');
  await goTo(lab, 'gate');
  const first = lab.locator('[data-tensor="lang_x"] [data-index]').first();
  await expect(first).toHaveAttribute('data-index', '0,0,0');
  await lab.getByRole('button', { name: siteEn.stage.featuresAfter }).click();
  await expect(first).toHaveAttribute('data-index', '0,0,8');
  await expect(lab.getByText(siteEn.stage.features(9, 16, 128))).toBeVisible();
});

test('another word in the prompt leaves the reader where they are, with its numbers', async ({
  page,
}) => {
  const { lab } = await openLayer(page, '/en/model/?example=question');
  await goTo(lab, 'softmax');
  await lab.getByRole('button', { name: siteEn.stage.headOf(3) }).click();
  await page.locator('[data-part="text"] textarea').last().fill('where is the red panda?');
  await expect(lab.locator('[data-tensor="attn_softmax"]')).toHaveAttribute(
    'data-shape',
    '1,4,7,8',
  );
  await expect(lab.locator('[data-stage="softmax"]')).toBeVisible();
  await expect(lab.getByRole('button', { name: siteEn.stage.headOf(3) })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

for (const lang of ['en', 'zh']) {
  test(`no barrier in an opened layer, nothing beside the page at 360 pixels (${lang})`, async ({
    page,
    browserName,
  }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const { lab } = await openLayer(page, `/${lang}/model/?example=new_word`);
    for (const step of ['sim', 'gate'] as const) {
      await lab.locator('.track input').fill(String(stepIds.indexOf(step)));
      await lab.locator(`[data-stage="${step}"]`).waitFor();
      await expectNoBarrier(page, browserName, step, '[data-layer-lab]');
      const { scrollWidth, clientWidth } = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return { scrollWidth, clientWidth };
      });
      expect(scrollWidth, step).toBe(clientWidth);
    }
  });
}
