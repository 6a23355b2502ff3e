/** Any number of the run can be found, and walked down to what it is made of. */

import type { Locator, Page } from '@playwright/test';
import { model as en } from '../src/lib/texts/model/en';
import { model as zh } from '../src/lib/texts/model/zh';
import { expectNoBarrier } from './barriers';
import { expect, open, test } from './lab';

const texts = { en, zh };

async function openInspect(page: Page, path: string, lang: 'en' | 'zh' = 'en'): Promise<Locator> {
  await open(page, path);
  // Until the answer is whole the page grows, and the button moves away from under the pointer.
  await page.locator('[data-answer]').waitFor();
  const { title } = texts[lang].inspect;
  const inspect = page.getByRole('region', { name: title });
  await inspect.getByRole('button', { name: title }).click();
  await inspect.getByRole('grid').waitFor();
  return inspect;
}

/** Finds a tensor by its name, with the keyboard alone. */
async function find(page: Page, inspect: Locator, name: string): Promise<void> {
  await inspect.getByRole('combobox').focus();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(inspect.locator(`[data-tensor="${name}"]`)).toBeVisible();
}

/** What the focus is on. */
async function focused(page: Page) {
  return page.evaluate(() => {
    const { dataset, textContent } = document.activeElement as HTMLElement;
    const { of = '', index = '', value = '' } = dataset;
    return { of, index: index.split(',').map(Number), value, text: (textContent ?? '').trim() };
  });
}

type Focused = Awaited<ReturnType<typeof focused>>;

/** Patches of a picture: what comes after them among the keys of the resampler are latents. */
const PATCHES = 36;

/** Whether a source leads on to the pixels: no weight, no word, no learned latent. */
function leadsOn({ of, index }: Focused): boolean {
  if (!/^(picture|layer|vis_x)/.test(of)) return false;
  const [, part = ''] = /perceiver\.(?:layer\.\d+\.)?(\w+)$/.exec(of) ?? [];
  if (/latents_init|norm_latents|q_scaled/.test(part)) return false;
  if (part === 'attn' || part === 'sim') return index[3] < PATCHES;
  if (part === 'k' || part === 'v') return index[2] < PATCHES;
  return !/^layer\.\d+\.q_scaled$/.test(of);
}

/** Tabs on to the first source that leads to the pixels; asks for more where those that are listed do not. */
async function toNextSource(page: Page): Promise<Focused> {
  for (let tab = 0; tab < 150; tab++) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (leadsOn(at)) return at;
    if (/^Show \d+ more$/.test(at.text)) {
      await page.keyboard.press('Enter');
      const first = await focused(page);
      if (leadsOn(first)) return first;
    }
  }
  throw new Error('no source leads on');
}

test('a weight of attention is walked down to a pixel by keyboard alone', async ({ page }) => {
  test.slow();
  const inspect = await openInspect(page, '/en/model/?example=name');
  await find(page, inspect, 'layer.4.attn');
  const grid = inspect.getByRole('grid');
  await grid.locator('[tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const at = '0,0,1,1';
  await expect(grid.locator(`[data-index="${at}"]`)).toBeFocused();
  await page.keyboard.press('Enter');
  const shown = inspect.locator('.value');
  await expect(shown).toHaveAttribute('data-index', at);
  const cell = grid.locator(`[data-index="${at}"]`);
  await expect(shown).toHaveAttribute('data-value', (await cell.getAttribute('data-value')) ?? '');

  const path: string[] = [];
  while (!path.at(-1)?.endsWith('pixels')) {
    const source = await toNextSource(page);
    await page.keyboard.press('Enter');
    await expect(shown).toHaveAttribute('data-of', source.of);
    await expect(shown).toHaveAttribute('data-value', source.value);
    path.push(source.of);
    expect(path.length).toBeLessThan(80);
  }
  expect(path.slice(0, 4)).toEqual(['layer.4.sim', 'layer.4.k', 'vis_x', 'picture.0.latents']);
  await expect(inspect.getByText(en.inspect.cell.ends.pixel)).toBeVisible();

  const steps = inspect.getByRole('navigation', { name: en.inspect.cell.path }).getByRole('button');
  await expect(steps).toHaveCount(path.length);
  await steps.first().press('Enter');
  await expect(shown).toHaveAttribute('data-index', at);
});

test('a kept cell stays while others are pointed at, and Esc lets it go', async ({ page }) => {
  const inspect = await openInspect(page, '/en/model/?example=name');
  await find(page, inspect, 'layer.0.after_attn');
  await find(page, inspect, 'layer.0.attn');
  const [first, second] = ['0,0,1,1', '0,0,2,3'];
  const cell = (index: string) => inspect.getByRole('grid').locator(`[data-index="${index}"]`);
  const shown = inspect.locator('.value');
  await cell(second).hover();
  await expect(shown).toHaveAttribute('data-index', second);
  await cell(first).click();
  await cell(second).hover();
  await expect(shown).toHaveAttribute('data-index', first);
  await page.keyboard.press('Escape');
  await cell(second).hover();
  await expect(shown).toHaveAttribute('data-index', second);
});

for (const lang of ['en', 'zh'] as const) {
  test(
    `the search and a walked cell have no barrier (${lang})`,
    { tag: '@barriers' },
    async ({ page, browserName }) => {
      const inspect = await openInspect(page, `/${lang}/model/?example=name`, lang);
      await find(page, inspect, 'layer.2.after_attn');
      await inspect.getByRole('grid').locator('[tabindex="0"]').press('Enter');
      await inspect.locator('li button').first().click();
      await inspect.getByRole('combobox').fill('perceiver');
      await expectNoBarrier(page, browserName, '', '.inspect');
    },
  );
}
