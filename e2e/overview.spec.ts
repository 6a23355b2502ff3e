/** The overview of the model page: every number is the one that Node computes for the same prompt; every part opens. */

import type { Locator, Page } from '@playwright/test';
import { sampledDistribution, softmaxOf } from '../src/lib/flamingo/runtime/sampling';
import { readRiver } from '../src/lib/player/model/overview/river';
import { partAt, sumOf, tensorOf, valueAt } from '../src/lib/player/model/overview/traced';
import { overview as en } from '../src/lib/texts/model/overview.en';
import { expectNoBarrier } from './barriers';
import { expect, open, test } from './lab';
import { tracedExample } from './traced';

/** The browser's kernels may add in another order than Node's. */
const close = (got: number, wanted: number) =>
  expect(Math.abs(got - wanted)).toBeLessThan(2e-3 * (1 + Math.abs(wanted)));

async function openOverview(page: Page, query = 'example=new_word'): Promise<Locator> {
  await open(page, `/en/model/?${query}`);
  const overview = page.locator('[data-overview]');
  await overview.locator('[data-parts]').waitFor();
  return overview;
}

/** index → number of the cells of a tensor that are on the page. */
async function shown(place: Locator, tensor: string): Promise<[number[], number][]> {
  const cells = place.locator(`[data-tensor="${tensor}"] [data-index]`);
  await cells.first().waitFor();
  const pairs = await cells.evaluateAll((all) =>
    all.map((cell) => {
      const { index, value } = (cell as HTMLElement).dataset;
      return [index ?? '', value ?? ''] as const;
    }),
  );
  return pairs.map(([index, value]) => [index.split(',').map(Number), Number(value)]);
}

test('the river’s numbers are those of a run in Node', async ({ page }) => {
  const { result } = await tracedExample('new_word');
  const river = readRiver(result);
  const overview = await openOverview(page);
  const added = await shown(overview, 'attn_added_ratio');
  expect(added).toHaveLength(river.tokens.length * river.layers);
  for (const [[, row, layer], value] of added) close(value, river.cell(row, layer).ratio);
  for (const [[layer], value] of await shown(overview, 'tanh(attn_gate)')) {
    expect(value).toBe(Math.tanh(river.attn_gate[layer]));
  }
  const times = await shown(overview, 'text_time');
  expect(times.map(([, time]) => time)).toEqual(result.text_time);
  const p = softmaxOf(partAt(tensorOf(result.trace, 'logits'), [0, river.tokens.length - 1]));
  const bars = await shown(overview, 'softmax(logits)');
  expect(bars).toHaveLength(5);
  for (const [[, , id], value] of bars) close(value, p[id]);
  await expect(overview.locator('[data-gate-order]')).toContainText('1 to 2 (0.13 → 0.11)');
});

test('each part opens with the keyboard, shows the run’s tensors, and gives the focus back', async ({
  page,
}) => {
  test.slow();
  const { result, looks } = await tracedExample('new_word');
  const overview = await openOverview(page);
  const details = overview.locator('[data-details]');
  const parts = overview.locator('[data-open]');
  await expect(overview.locator('[data-open][tabindex="0"]')).toHaveCount(1);
  await parts.first().focus();
  const seen: string[] = [];
  const inside: Record<string, () => Promise<void>> = {
    'layer.3': async () => {
      const cells = await shown(details, 'layer.3.attn');
      for (const [index, value] of cells) {
        close(value, valueAt(tensorOf(result.trace, 'layer.3.attn'), index));
      }
      expect(cells.some(([, value]) => value === 0)).toBe(true);
    },
    'lm.1': async () => {
      for (const [index, value] of await shown(details, 'layer.1.self_attn')) {
        close(value, valueAt(tensorOf(result.trace, 'layer.1.self_attn'), index));
      }
    },
    vision: async () => {
      const name = 'vision_encoder.blocks.3.self_attn';
      const cells = await shown(details, name);
      expect(cells).toHaveLength(36);
      for (const [index, value] of cells) close(value, valueAt(tensorOf(looks[0], name), index));
    },
    resampler: async () => {
      const name = 'perceiver.layer.1.attn';
      const attn = tensorOf(looks[0], name);
      for (const [index, value] of await shown(details, name)) close(value, valueAt(attn, index));
      for (const [[, head, latent, own], value] of await shown(details, `sum(${name}, keys)`)) {
        const row = partAt(attn, [0, head, latent]);
        close(value, own === 1 ? sumOf(row, 36) : sumOf(row, 0, 36));
      }
    },
    'picture.1': async () => {
      for (const [index, value] of await shown(details, 'vision_encoder.patches')) {
        close(value, valueAt(tensorOf(looks[1], 'vision_encoder.patches'), index));
      }
    },
  };
  for (let i = 0; i < (await parts.count()); i++) {
    const part = page.locator('[data-open]:focus');
    const name = (await part.getAttribute('data-open')) ?? '';
    seen.push(name);
    await page.keyboard.press('Enter');
    await expect(part).toHaveAttribute('aria-expanded', 'true');
    await expect(details).toBeVisible();
    await inside[name]?.();
    await details.locator('[data-close]').focus();
    await page.keyboard.press('Escape');
    await expect(details).toHaveCount(0);
    await expect(page.locator(`[data-open="${name}"]`)).toBeFocused();
    await page.keyboard.press('ArrowRight');
  }
  const columns = [0, 1, 2, 3, 4].flatMap((layer) => [`layer.${layer}`, `lm.${layer}`]);
  const pictures = ['picture.0', 'picture.1', 'picture.2'];
  expect(seen).toEqual([...pictures, 'vision', 'resampler', ...columns, 'answer']);
});

test('temperature, top-k and top-p leave what sampling leaves', async ({ page }) => {
  const { result } = await tracedExample('new_word');
  const row = result.tokens.length - 1;
  const logits = partAt(tensorOf(result.trace, 'logits'), [0, row]);
  const overview = await openOverview(page);
  await overview.locator('[data-open="answer"]').click();
  const details = overview.locator('[data-details]');
  const expectDrawn = async (options: Parameters<typeof sampledDistribution>[1]) => {
    const kept = new Map(sampledDistribution(logits, options));
    await expect(details.locator('[data-kept]')).toHaveAttribute('data-kept', String(kept.size));
    for (const [[, , id], value] of await shown(details, 'drawn')) close(value, kept.get(id) ?? 0);
  };
  await expectDrawn({ temperature: 1 });
  await details.locator('[data-sampling="temperature"]').fill('3');
  await expectDrawn({ temperature: 3 });
  await details.locator('[data-sampling="top_k"]').fill('4');
  await details.locator('[data-sampling="top_k"]').press('Enter');
  await expectDrawn({ temperature: 3, top_k: 4 });
  await details.locator('[data-sampling="top_p"]').fill('0.5');
  await expectDrawn({ temperature: 3, top_k: 4, top_p: 0.5 });
  await details.locator('[data-sampling="temperature"]').fill('0');
  await expect(details.locator('[data-kept]')).toHaveText(en.details.answer.greedy);
  await expectDrawn({ temperature: 0 });
});

test('any token can be asked what would come after it', async ({ page }) => {
  const { result } = await tracedExample('new_word');
  const overview = await openOverview(page);
  const tokens = overview.locator('[data-tensor="text_time"]');
  await tokens.locator('[data-index="0,3"]').click();
  const p = softmaxOf(partAt(tensorOf(result.trace, 'logits'), [0, 3]));
  const bars = await shown(overview, 'softmax(logits)');
  for (const [[, row, id], value] of bars) {
    expect(row).toBe(3);
    close(value, p[id]);
  }
  expect(bars[0][1]).toBeGreaterThan(bars[4][1]);
});

test('a cell writes its numbers into the panel, and says what the mask does', async ({ page }) => {
  const overview = await openOverview(page);
  const cell = overview.locator('[data-tensor="attn_added_ratio"] [data-index="0,10,3"]');
  await cell.hover();
  const panel = overview.getByRole('region', { name: en.reading.label });
  await expect(panel).toContainText(en.reading.cell(3, 11, 'a'));
  await expect(panel).toContainText(en.reading.blocked(1, 2, 1));
  await expect(panel).toContainText(en.reading.later(3, 2, 3));
});

test(
  'has no barrier, whichever part stands open',
  { tag: '@barriers' },
  async ({ page, browserName }) => {
    const overview = await openOverview(page, 'example=name');
    await expectNoBarrier(page, browserName, 'nothing open', '[data-overview]');
    for (const name of ['picture.0', 'vision', 'resampler', 'layer.4', 'lm.2', 'answer']) {
      const part = overview.locator(`[data-open="${name}"]`);
      await part.focus();
      await page.keyboard.press('Enter');
      await expect(part).toHaveAttribute('aria-expanded', 'true');
      await overview.locator('[data-details] [data-tensor]').first().waitFor();
      await expectNoBarrier(page, browserName, name, '[data-details]');
    }
  },
);

test('at 360 pixels the page does not scroll sideways, and nothing is lost', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const overview = await openOverview(page);
  for (const name of ['vision', 'resampler', 'layer.4', 'lm.2', 'answer']) {
    await overview.locator(`[data-open="${name}"]`).focus();
    await page.keyboard.press('Enter');
    await overview.locator('[data-details] [data-tensor]').first().waitFor();
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, name).toBeLessThanOrEqual(0);
  }
  await expect(overview.locator('[data-open]')).toHaveCount(16);
});

test('what cannot be run is said to be behind, while nobody takes the last run for the present one', async ({
  page,
}) => {
  const overview = await openOverview(page, 'example=name');
  const hint = overview.locator('[data-behind]');
  await expect(hint).toHaveText(en.hint);
  const words = page.locator('[data-part="text"] textarea').first();
  await words.fill('this is a wrold');
  await expect(hint).toHaveText(en.behind);
  await page.locator('[data-ablation="gates"]').click();
  await expect(page.locator('[data-experiments]')).toContainText(en.behind);
  await words.fill('this is a');
  await expect(hint).toHaveText(en.hint);
});
