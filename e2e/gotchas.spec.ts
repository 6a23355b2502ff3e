import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readState } from '../src/lib/player/url';
import { gotchas as en } from '../src/lib/texts/gotchas/en';
import type { Gotcha } from '../src/lib/texts/gotchas/types';
import { gotchas as zh } from '../src/lib/texts/gotchas/zh';
import { stepOf } from '../src/lib/trace';
import { expectNoBarrier } from './barriers';
import { allCellsOf, expect, expected, open, test } from './lab';

const FILES = new URL('../src/lib/texts/gotchas/', import.meta.url);

/** In the order of their files. */
const gotchas: readonly Gotcha[] = await Promise.all(
  readdirSync(FILES)
    .filter((name) => /^\d\d-/.test(name))
    .sort()
    .map(async (name) => {
      const file = (await import(new URL(name, FILES).href)) as { gotcha: Gotcha };
      return file.gotcha;
    }),
);
const words = { en, zh };

/** What stands in the sentence without its marks for code and weight. */
const plain = (sentence: string) => sentence.replace(/[`*]/g, '');

/** Answers with the first answer, by keys alone. */
async function answerByKeys(page: Page): Promise<void> {
  await page.getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
}

/** The numbers of every result on the page are those that the core gives. */
async function expectResults(page: Page, gotcha: Gotcha): Promise<void> {
  const cells = await allCellsOf(page);
  for (const { tensor, values, kind } of gotcha.reveal('en').results) {
    const [rows, columns] = values.shape;
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < columns; c++) {
        const value = values.get(r, c);
        const wanted = kind === 'flag' ? String(value === 1) : String(value);
        expect(cells[tensor][`${r},${c}`], `${tensor} ${r},${c}`).toBe(wanted);
      }
    }
  }
}

/** The link to the Lab says the very step and inputs that are on the page. */
async function expectLinks(page: Page, gotcha: Gotcha, step: string): Promise<string[]> {
  const links = await page
    .locator('figure a[href*="/mask/"]')
    .evaluateAll((all) => all.map((a) => new URL((a as HTMLAnchorElement).href).search));
  expect(links).toHaveLength(gotcha.scenes.length);
  links.forEach((search, i) => {
    const { state, dropped } = readState(search);
    expect(dropped).toEqual([]);
    expect(state.step).toBe(step);
    expect(state.inputs).toEqual(gotcha.scenes[i].inputs);
  });
  return links;
}

test('the index lists fourteen, in their order', async ({ page }) => {
  for (const lang of ['en', 'zh'] as const) {
    await open(page, `/${lang}/gotchas/`);
    const cards = page.getByRole('main').getByRole('listitem').getByRole('link');
    await expect(cards).toHaveCount(14);
    expect(await cards.locator('strong').allTextContents()).toEqual(
      gotchas.map((gotcha) => gotcha.words[lang].title),
    );
  }
});

for (const lang of ['en', 'zh'] as const) {
  const m = words[lang];

  test(`each asks before it shows, from the first to the last (${lang})`, async ({ page }) => {
    await open(page, `/${lang}/gotchas/`);
    await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
    for (const [i, gotcha] of gotchas.entries()) {
      const text = gotcha.words[lang];
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(text.title);
      await expect(page.locator('[data-stage]').first()).toHaveAttribute(
        'data-stage',
        gotcha.asksAt,
      );
      const reveal = gotcha.reveal(lang);
      const before = Object.keys(await allCellsOf(page));
      const answer = gotcha.shows.map((step) => stepOf(step).tensor);
      const hidden = [...answer, ...reveal.results.map(({ tensor }) => tensor)];
      for (const tensor of hidden.filter((name) => name !== stepOf(gotcha.asksAt).tensor))
        if (!['text_time', 'media_time'].includes(tensor)) expect(before).not.toContain(tensor);
      await expect(page.getByText(plain(reveal.sentences[0]))).toHaveCount(0);
      await expectLinks(page, gotcha, gotcha.asksAt);

      await answerByKeys(page);
      const verdict = reveal.right === 0 ? m.verdicts.right : m.verdicts.wrong;
      await expect(page.locator('.question .verdict')).toHaveText(
        `${verdict}${plain(text.answers[reveal.right])}`,
      );
      await expect(page.locator('.question .verdict')).toBeFocused();
      for (const sentence of reveal.sentences)
        await expect(page.locator('.sentence').getByText(plain(sentence))).toBeVisible();
      await expect(page.locator('[data-stage]').first()).toHaveAttribute(
        'data-stage',
        gotcha.shows[0],
      );
      await expectResults(page, gotcha);
      await expectLinks(page, gotcha, gotcha.shows[0]);
      if (i < gotchas.length - 1)
        await page.getByRole('navigation', { name: m.neighbours }).locator('[rel=next]').click();
    }
    await expect(page.locator('[rel=next]')).toHaveCount(0);
    await page.getByRole('navigation', { name: m.neighbours }).locator('[rel=prev]').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(gotchas[12].words[lang].title);
  });
}

test('after the answer the example is a Lab of its own; it can be asked again, skipped, and opened there', async ({
  page,
}) => {
  await open(page, '/en/gotchas/ge-never-zeroes/');
  const chip = page.locator('[data-tensor="input_ids"] [data-index="0,0"]');
  const id = await chip.getAttribute('data-value');
  await chip.click();
  await expect(chip).toHaveAttribute('data-value', id!);
  await page.getByRole('button', { name: en.check }).click();
  await expect(page.locator('.question .verdict')).toHaveText(en.choose);
  await page.getByRole('button', { name: en.skip }).click();
  await expect(page.locator('.question .verdict')).toContainText(en.verdicts.skipped.trim());

  const query = new URL(
    await page.locator('figure a[href*="/mask/"]').evaluate((a) => (a as HTMLAnchorElement).href),
  ).search;
  const shown = await allCellsOf(page);
  expect(shown.attn).toEqual(expected(query, 'attn'));

  await chip.click();
  await expect(chip).toHaveAttribute('data-value', '3');
  await page.getByRole('button', { name: en.back }).click();
  await expect(chip).toHaveAttribute('data-value', id!);
  await page.getByRole('link', { name: en.openLab }).click();
  await expect(page.locator('[data-stage="zero_rows"]')).toBeVisible();
  expect((await allCellsOf(page)).attn).toEqual(shown.attn);
  await page.goBack();
  await expect(page.locator('.question .verdict')).toContainText(en.verdicts.skipped.trim());
  await page.getByRole('button', { name: en.again }).click();
  await expect(page.getByRole('radio')).toHaveCount(4);
  await page.reload();
  await expect(page.getByRole('radio')).toHaveCount(4);
});

test('the question comes first, its example can be walked no further than it, and the answer stays in the other language', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await open(page, '/en/gotchas/eq-or-ge/');
  const top = async (of: string) => (await page.locator(of).first().boundingBox())!.y;
  expect(await top('.question')).toBeLessThan(await top('[data-stage]'));

  const steps = page.getByRole('group', { name: en.steps }).getByRole('button');
  await steps.filter({ hasText: /^text_time$/ }).click();
  for (const stage of await page.locator('[data-stage]').all())
    await expect(stage).toHaveAttribute('data-stage', 'text_time');
  await expect(steps.filter({ hasText: /^mask$/ })).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('button', { name: 'Take away' }).click();
  await expect(page.locator('[data-takeaway] .title')).toBeVisible();
  await expect(page.locator('[data-takeaway]')).not.toContainText('text_time');
  await page.keyboard.press('Escape');

  await answerByKeys(page);
  await expect(page.locator('.question .verdict')).toContainText(en.verdicts.wrong.trim());
  await page.getByRole('link', { name: '\u4e2d\u6587' }).click();
  await expect(page.locator('.question .verdict')).toHaveText(
    `${zh.verdicts.wrong}${plain(gotchas[0].words.zh.answers[2])}`,
  );
  await expect(page.locator('.given')).toContainText(plain(gotchas[0].words.zh.answers[0]));
});

test('a page says what it is about to those who only read its head, and has its answer without scripts', async ({
  request,
}) => {
  const html = await (await request.get('/zh/gotchas/sentinel/')).text();
  expect(html).toMatch(/<link rel="alternate" hreflang="en" href="[^"]*\/en\/gotchas\/sentinel\/"/);
  expect(html).toContain('/cards/zh/gotchas.png');
  const { title } = gotchas[13].words.zh;
  expect(html).toContain(`<meta property="og:title" content="${title}"`);
  expect(html.split('<noscript>')[1]).toContain('NaN');
});

test(
  'neither the index nor a gotcha has a barrier, asked or answered',
  { tag: '@barriers' },
  async ({ page, browserName }) => {
    for (const lang of ['en', 'zh'] as const) {
      await open(page, `/${lang}/gotchas/`);
      await expectNoBarrier(page, browserName, `${lang} index`);
      for (const id of ['eq-or-ge', 'closed-gate']) {
        await page.evaluate(() => sessionStorage.clear());
        await open(page, `/${lang}/gotchas/${id}/`);
        await expectNoBarrier(page, browserName, `${lang} ${id}`);
        await answerByKeys(page);
        await expect(page.locator('.sentence')).toHaveCount(3);
        await expectNoBarrier(page, browserName, `${lang} ${id} answered`);
      }
    }
  },
);
