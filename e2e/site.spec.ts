import type { Page } from '@playwright/test';
import { en } from '../src/lib/texts/en';
import { expect, open, test } from './lab';

const pages = [
  '/',
  '/en/',
  '/zh/',
  '/en/mask/',
  '/zh/mask/',
  '/en/model/',
  '/zh/model/',
  '/en/few-shot/',
  '/zh/few-shot/',
  '/en/resampler/',
  '/zh/resampler/',
  '/en/gotchas/',
  '/zh/gotchas/',
  '/en/gotchas/eq-or-ge/',
  '/zh/gotchas/frames/',
  '/en/gallery/',
  '/zh/gallery/',
  '/en/about/',
  '/zh/about/',
];

test('every link leads somewhere, without a redirect', async ({ page, request }) => {
  const links = new Set<string>();
  for (const path of pages) {
    await open(page, path);
    for (const href of await page
      .locator('a[href]')
      .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href))) {
      links.add(href.split('#')[0]);
    }
  }
  expect(links.size).toBeGreaterThan(8);
  // Sources lie elsewhere: a test needs no network, so of those only the form is checked.
  const here = new URL(page.url()).origin;
  const [own, others] = [true, false].map((isOwn) =>
    [...links].filter((link) => link.startsWith(here) === isOwn),
  );
  for (const link of others) expect(new URL(link).protocol, link).toBe('https:');
  const answers = own.map(async (link) => {
    const response = await request.get(link, { maxRedirects: 0 });
    return [link, response.status()];
  });
  expect(await Promise.all(answers)).toEqual(own.map((link) => [link, 200]));
});

test('a page that does not exist is a 404, and leads home', async ({ page, request }) => {
  expect((await request.get('/en/nowhere/')).status()).toBe(404);
  await page.goto('/404.html');
  await expect(page.getByRole('link')).toHaveAttribute('href', /\/en\/$/);
});

test('a link to the very page takes its example back to the start', async ({ page }) => {
  await open(page, '/en/mask/?t=.I.I&step=mask');
  await page.getByRole('link', { name: 'Mask Lab' }).click();
  await expect(page).toHaveURL(/\/en\/mask\/$/);
  await expect(page.locator('[data-stage="sequence"]')).toBeVisible();
  await expect(page.locator('[data-tensor="input_ids"]')).toHaveAttribute('data-shape', '2,4');
});

test('on the home page Space scrolls, since nothing plays there', async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 500 });
  await open(page, '/en/');
  await page.keyboard.press('Space');
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
  await expect(page.locator('[data-stage="mask"]')).toBeVisible();
});

test('each page has its language, and its sister page in the other', async ({ page }) => {
  await open(page, '/zh/mask/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.locator('h1')).toHaveText('模型读到的是什么？');
  await expect(page.locator('link[hreflang="en"]')).toHaveAttribute('href', /\/en\/mask\/$/);
  await expect(page.locator('link[hreflang="x-default"]')).toHaveCount(1);
});

test('changing the language keeps the example and the step', async ({ page }) => {
  await open(page, '/en/mask/?t=.I.I&step=mask');
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(/\/zh\/mask\/\?t=\.I\.I&step=mask/);
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.locator('[data-tensor="text_to_media_mask"]')).toHaveAttribute(
    'data-shape',
    '1,1,4,6',
  );
});

const paper = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test('the theme follows the address and the button, and a choice is remembered', async ({
  page,
}) => {
  await open(page, '/en/mask/?theme=dark');
  const dark = await paper(page);
  await open(page, '/en/mask/?theme=light');
  const light = await paper(page);
  expect(light).not.toBe(dark);
  await page.getByRole('button', { name: /Theme/ }).click();
  await expect(page).toHaveURL(/theme=dark/);
  expect(await paper(page)).toBe(dark);
  await open(page, '/zh/about/');
  expect(await paper(page)).toBe(dark);
});

test('the worked example is on the home page at once, and can be edited there', async ({
  page,
}) => {
  for (const size of [
    { width: 1440, height: 900 },
    { width: 360, height: 740 },
  ]) {
    await page.setViewportSize(size);
    await open(page, '/en/');
    const chip = page.locator('[data-tensor="input_ids"] [data-index="0,3"]');
    await expect(chip).toBeInViewport();
    await expect(
      page.locator('[data-tensor="text_to_media_mask"] [data-index="0,0,1,0"]'),
    ).toBeInViewport();
    await chip.click();
    await expect(chip).toHaveAttribute('data-value', '3');
  }
});

test('nothing sticks out sideways at 360 px', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of [
    ...pages,
    '/en/mask/?step=out',
    '/zh/mask/?step=gate',
    '/en/mask/?step=sim&n=5',
  ]) {
    await open(page, path);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, path).toBe(0);
  }
});

test('the policy of the built pages lets nothing in from elsewhere', async ({ page }) => {
  await open(page, '/en/mask/');
  const policy = await page
    .locator('meta[http-equiv="content-security-policy" i]')
    .getAttribute('content');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/script-src 'self'( 'sha256-[^']+')+;/);
  expect(policy).toContain("connect-src 'self'");
  expect(policy).not.toMatch(/unsafe-eval|https?:/);
});

test('the gallery shows every step in both themes for every preset', async ({ page }) => {
  await open(page, '/en/gallery/');
  const buttons = page.getByRole('group', { name: 'Preset' }).getByRole('button');
  for (const button of await buttons.all()) {
    await button.click();
    await expect(page.locator('[data-gallery]')).toHaveCount(26);
    const texts = await page.locator('[data-stage]').allTextContents();
    expect(texts).toHaveLength(26);
    expect(texts.filter((text) => text.trim() === '')).toEqual([]);
  }
});

test('ui=embed and ui=min leave out the site and the settings', async ({ page }) => {
  await open(page, '/en/mask/?ui=embed&step=mask');
  await expect(page.locator('header')).toHaveCount(0);
  await expect(page.getByLabel('Preset')).toBeVisible();
  await open(page, '/en/mask/?ui=min&step=mask');
  await expect(page.getByLabel('Preset')).toHaveCount(0);
  await expect(page.locator('[data-tensor="text_to_media_mask"]')).toBeVisible();
});

test('a page that cannot be fetched says so, and can be tried again', async ({
  page,
  context,
  complaints,
}) => {
  await page.goto('/en/gallery/');
  await page.locator('html[data-ready]').waitFor();
  await context.setOffline(true);
  await page.getByRole('navigation').getByRole('link', { name: en.site['few-shot'] }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.site.unreachable);
  await expect(page.getByText(en.site.reconnect)).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('link', { name: en.site.again }).click();
  await expect(page).toHaveURL(/few-shot/);
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(en.site.unreachable);
  // A browser reports each request that fails, and nothing else was amiss.
  expect(complaints.filter((line) => !/^failed: |net::ERR|NetworkError/.test(line))).toEqual([]);
  complaints.splice(0);
});
