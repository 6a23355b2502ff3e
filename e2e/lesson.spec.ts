import jsQR from 'jsqr';
import { decode as decodePng } from 'fast-png';
import type { BrowserContext, Page } from '@playwright/test';
import { askAbout } from '../src/lib/lesson';
import { readState } from '../src/lib/player/url';
import plan20 from '../src/lib/texts/teach/plans/20';
import type { Slide } from '../src/lib/texts/teach/types';
import { run } from '../src/lib/trace';
import { expectNoBarrier } from './barriers';
import { expect, open, test } from './lab';

const RUN = '/en/teach/20/run/';
const PRESENT = '/en/teach/20/present/';
const ids = plan20.stops.map(({ slide }) => slide);

async function slide(id: string): Promise<Slide> {
  const module = (await import(`../src/lib/texts/teach/slides/${id}.ts`)) as { default: Slide };
  return module.default;
}

/** Where a window stands: the slide, and whether its answer is still hidden. */
async function placeOf(page: Page): Promise<string> {
  const { slide, asking } = await page
    .locator('[data-slide]')
    .evaluate((it: HTMLElement) => ({ ...it.dataset }));
  return `${slide}${asking === 'true' ? '?' : ''}`;
}

const expectAt = (page: Page, id: string) =>
  expect(page.locator('[data-slide]')).toHaveAttribute('data-slide', id);

test('a whole lesson by the keys of a clicker alone, there and back', async ({ page }) => {
  const way: string[] = [];
  for (const id of ids) {
    const { show } = await slide(id);
    if (show.kind === 'lab' && show.asks) way.push(`${id}?`);
    way.push(id);
  }
  expect(way.length).toBeGreaterThan(ids.length + 3);
  await open(page, RUN);
  for (const place of way.slice(1)) {
    await page.keyboard.press('PageDown');
    await expect.poll(() => placeOf(page)).toBe(place);
  }
  await page.keyboard.press('PageDown');
  expect(await placeOf(page), 'the end').toBe(ids.at(-1));
  for (const place of way.slice(0, -1).reverse()) {
    await page.keyboard.press('PageUp');
    await expect.poll(() => placeOf(page)).toBe(place);
  }
  await page.keyboard.press('End');
  await expectAt(page, ids.at(-1)!);
  await page.keyboard.press('Home');
  await expectAt(page, ids[0]);
  await page.keyboard.press('.');
  await expect(page.locator('[data-over="black"]')).toBeVisible();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('b');
  await expect(page.locator('[data-over="black"]')).toBeHidden();
  await expectAt(page, ids[0]);
  // A clicker's other button loads the page anew.
  await page.keyboard.press('End');
  await expect(page).toHaveURL(new RegExp(`slide=${ids.at(-1)}$`));
  await page.reload();
  await expectAt(page, ids.at(-1)!);
});

test('what a slide asks is hidden until the lesson goes on, and judged if it was answered', async ({
  page,
}) => {
  await open(page, `${RUN}?slide=mask`);
  const cells = page.locator('[data-tensor="text_to_media_mask"] [data-index]');
  await expect(cells.first()).toHaveText('?');
  expect(await cells.evaluateAll((all: HTMLElement[]) => all.map((c) => c.dataset.value))).toEqual(
    Array.from({ length: 32 }, () => undefined),
  );
  const question = await asked('mask');
  const groups = page.locator('[data-choices]').getByRole('radiogroup');
  for (const [at, value] of question.answer.entries())
    await groups
      .nth(at)
      .getByRole('radio', { name: String(value), exact: true })
      .check();
  // The focus is on a choice; the clicker is heard all the same.
  await page.keyboard.press('PageDown');
  await expect(page.locator('[data-predict]')).toHaveAttribute('data-predict', 'right');
  await expect(page).toHaveURL(/slide=mask&shown=1$/);
  await expect(cells.first()).toHaveAttribute('data-value', 'false');
  await page.getByRole('button', { name: 'Next' }).click();
  await expectAt(page, ids[ids.indexOf('mask') + 1]);
});

/** What a slide asks, by the core. */
async function asked(id: string) {
  const { show } = await slide(id);
  if (show.kind !== 'lab') throw new Error(`${id} shows no Lab`);
  const { inputs, step } = readState(show.query).state;
  return askAbout(run(inputs), step, inputs.seed)!;
}

test('keys stay with what has the focus: a field, a grid, a button', async ({ page }) => {
  await open(page, `${RUN}?slide=story`);
  await page.locator('[data-tensor="input_ids"] [data-index]').first().focus();
  for (const key of ['ArrowRight', 'End', 'Home']) await page.keyboard.press(key);
  await expectAt(page, 'story');
  await page.getByText('Change the example').click();
  const preset = page.getByRole('combobox').first();
  await preset.focus();
  for (const key of ['n', 'PageDown', 'b']) await page.keyboard.press(key);
  await expectAt(page, 'story');
  await expect(page.locator('[data-over]')).toHaveCount(0);
  const code = page.getByRole('button', { name: 'QR code' });
  await code.focus();
  await page.keyboard.press('Space');
  await expect(page.locator('[data-over="code"]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-over]')).toHaveCount(0);
  await page.keyboard.press('PageDown');
  await expectAt(page, ids[1]);
});

test('single letters can be turned off, and stay so', async ({ page }) => {
  await open(page, RUN);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys of the lesson' });
  await help.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  for (let again = 0; again < 2; again++) {
    for (const key of ['n', 'b', '.', 'q', '?']) await page.keyboard.press(key);
    await expect(page.locator('[data-over]')).toHaveCount(0);
    await expectAt(page, ids[again]);
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await page.keyboard.press('PageDown');
    await expectAt(page, ids[1]);
    await page.reload();
    await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  }
  await page.keyboard.press('F1');
  await help.getByRole('checkbox').check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('p');
  await expectAt(page, ids[0]);
});

const channels = ['opener', 'broadcast', 'storage'] as const;

/** Leaves the windows of a context one channel alone. */
async function leave(context: BrowserContext, channel: (typeof channels)[number]): Promise<void> {
  await context.addInitScript((only) => {
    const w = window as unknown as Record<string, unknown>;
    if (only !== 'broadcast') delete w.BroadcastChannel;
    if (only !== 'opener') Object.defineProperty(window, 'opener', { value: null });
    if (only !== 'storage')
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('closed', 'SecurityError');
        },
      });
  }, channel);
}

for (const channel of channels) {
  test(`presenter and audience follow each other by ${channel} alone, and after a reload of either`, async ({
    page,
    context,
  }) => {
    await leave(context, channel);
    await open(page, RUN);
    await page.keyboard.press('PageDown');
    const [presenter] =
      channel === 'opener'
        ? await Promise.all([context.waitForEvent('page'), page.keyboard.press('s')])
        : [await context.newPage()];
    if (channel !== 'opener') await open(presenter, PRESENT);
    await expectAt(presenter, ids[1]);
    await presenter.keyboard.press('End');
    await expectAt(page, ids.at(-1)!);
    await page.keyboard.press('Home');
    await expectAt(presenter, ids[0]);

    await presenter.reload();
    await expectAt(presenter, ids[0]);
    await page.keyboard.press('PageDown');
    await expectAt(presenter, ids[1]);

    await page.reload();
    await expectAt(page, ids[1]);
    await presenter.getByRole('button', { name: 'Black screen' }).click();
    await expect(page.locator('[data-over="black"]')).toBeVisible();
    await page.keyboard.press('b');
    await expect(presenter.getByRole('button', { name: 'Black screen' })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
    // A state that only the other window knows comes back, too.
    await presenter.keyboard.press('q');
    await expect(page.locator('[data-over="code"]')).toBeVisible();
    await page.reload();
    await expect(page.locator('[data-over="code"]')).toBeVisible();
  });
}

test('the presenter has the notes, the answer of the core, and a clock that survives a reload', async ({
  page,
}) => {
  await page.clock.install();
  await open(page, `${PRESENT}?slide=mask`);
  const { text } = await slide('mask');
  await expect(page.locator('.say li')).toHaveCount(text.en.notes.length);
  const question = await asked('mask');
  const computed = page.locator('[data-computed="text_to_media_mask"] [data-index]');
  expect(
    await computed.evaluateAll((all: HTMLElement[]) =>
      all.map(({ dataset }) => [dataset.index, dataset.value]),
    ),
  ).toEqual(question.cells.map((index, at) => [index.join(), String(question.answer[at])]));
  await expect(page.locator('[data-coming]')).toHaveAttribute('data-coming', 'eq-or-ge');
  await page.getByRole('button', { name: 'Start' }).click();
  await page.clock.runFor(90_000);
  const clock = page.getByRole('timer');
  await expect(clock).toHaveText('1:30');
  // Planned for the ninth minute.
  await expect(page.locator('[data-pace]')).toHaveText('7 min ahead');
  await page.reload();
  await page.clock.runFor(31_000);
  await expect(clock).toHaveText(/^2:0\d$/);
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Set to zero' }).click();
  await expect(clock).toHaveText('0:00');
});

test('the QR code leads a learner to the slide, who follows and changes nothing', async ({
  page,
  context,
  browser,
}) => {
  await open(page, `${RUN}?slide=story`);
  await page.getByText('Change the example').click();
  await page.getByRole('button', { name: /^ge/ }).click();
  await expect(page).toHaveURL(/slide=story&lab=op%3Dge$/);
  await page.keyboard.press('Escape');
  await page.locator('h1').click();
  await page.keyboard.press('q');
  const code = page.locator('[data-qr]');
  const link = `${page.url()}&follow=1`;
  await expect(code).toHaveAttribute('aria-label', `QR code of the link ${link}`);
  const { width, height, data } = decodePng(await code.screenshot());
  const channels = data.length / (width * height);
  const rgba = Uint8ClampedArray.from({ length: width * height * 4 }, (_, i) =>
    i % 4 === 3 ? 255 : data[Math.floor(i / 4) * channels + (i % 4)],
  );
  expect(jsQR(rgba, width, height)?.data).toBe(link);
  // As large as the screen allows: four fifths of its height.
  expect(width).toBeGreaterThan(0.7 * page.viewportSize()!.height);

  const elsewhere = await (await browser.newContext()).newPage();
  await open(elsewhere, link);
  await expectAt(elsewhere, 'story');
  await expect(elsewhere.getByText('You follow the lesson.')).toBeVisible();
  await expect(elsewhere.getByText('Change the example')).toHaveCount(0);
  await elsewhere.keyboard.press('PageDown');
  await expectAt(elsewhere, 'story');
  await elsewhere.context().close();

  const beside = await context.newPage();
  await open(beside, link);
  await page.keyboard.press('PageDown');
  await expectAt(page, ids[1]);
  await expectAt(beside, ids[1]);
  await beside.keyboard.press('End');
  await expectAt(beside, ids[1]);
  await expectAt(page, ids[1]);
});

test('strangers move nothing, and a slide that is not there is named', async ({
  page,
  context,
}) => {
  await open(page, `${RUN}?slide=nowhere&lab=%3Cscript%3E`);
  await expectAt(page, ids[0]);
  await expect(page.locator('[data-dropped="slide"]')).toContainText('slide=nowhere');
  const stranger = await context.newPage();
  await open(stranger, '/en/about/');
  for (const window of [page, stranger])
    await window.evaluate((id) => {
      const state = { slide: id, isShown: false, cover: null, lab: '' };
      const head = { type: 'flamingo-lesson', v: 1, lesson: '20', from: 'x', kind: 'state' };
      const wrong: unknown[] = [
        { ...head, state, by: 'x', stamp: 1e300 },
        { ...head, state: { ...state, slide: '<b>' }, by: 'x', stamp: Date.now() },
        { ...head, lesson: '35', state, by: 'x', stamp: Date.now() },
        { ...head, v: 2, state, by: 'x', stamp: Date.now() },
        null,
        'flamingo-lesson',
      ];
      const line = new BroadcastChannel('flamingo-lesson');
      for (const message of wrong) {
        postMessage(message, '*');
        line.postMessage(message);
        localStorage.setItem('flamingo-lesson', JSON.stringify(message));
        localStorage.setItem('flamingo-lesson', '{');
      }
    }, ids[3]);
  await page.keyboard.press('PageDown');
  await expectAt(page, ids[1]);
});

test('a key that is pressed inside a widget drives the lesson', async ({ page }) => {
  test.slow();
  await open(page, '/en/teach/35/run/?slide=tiny-model');
  const frame = page.frameLocator('iframe');
  await frame.locator('html[data-ready]').waitFor({ state: 'attached' });
  await frame.getByRole('button').first().focus();
  await page.keyboard.press('PageUp');
  await expect(page.locator('[data-slide]')).not.toHaveAttribute('data-slide', 'tiny-model');
});

for (const lang of ['en', 'zh'] as const) {
  test(
    `no barrier in either window of a lesson (${lang})`,
    { tag: '@barriers' },
    async ({ page, browserName }) => {
      for (const path of ['run/?slide=mask', 'run/?slide=closing', 'present/?slide=mask']) {
        await open(page, `/${lang}/teach/20/${path}`);
        await expectNoBarrier(page, browserName, path);
      }
      await page.keyboard.press('F1');
      await expectNoBarrier(page, browserName, 'help');
      await open(page, `/${lang}/teach/20/run/?slide=mask`);
      for (const key of ['q', 'b']) {
        await page.keyboard.press(key);
        await expectNoBarrier(page, browserName, key);
      }
    },
  );
}
