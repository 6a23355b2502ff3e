/** Without a network, and from one version to the next. */

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { exampleFiles, expectedAnswer, wordsOf } from '../src/lib/flamingo/examples';
import { offlineTexts } from '../src/lib/texts/offline';
import { expect, filesOf, test, type OfflineHost } from './offline-host';

/** All that the site consists of is fetched, on a machine that may have more to do. */
const expectSoon = expect.configure({ timeout: 40_000 });
test.describe.configure({ timeout: 240_000 });

const { save, update } = offlineTexts.en;

async function open(page: Page, host: OfflineHost, path: string): Promise<void> {
  await page.goto(host.origin + path);
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
}

/** Until all is kept, and this very page is served from it. */
async function visited(page: Page, host: OfflineHost, path: string): Promise<void> {
  await open(page, host, path);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

/** The version of the page, then those of all scripts that it ran. */
const versionsOn = (page: Page) =>
  page.evaluate(() => [
    Number(document.documentElement.dataset.version),
    ...((globalThis as { versionsRun?: Set<number> }).versionsRun ?? []),
  ]);

const lookForNewer = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
  });

/** Addresses of all built pages; of the many that hand one example on, the first of each language. */
function pagesIn(folder: string): string[] {
  const pages = filesOf(folder)
    .filter((path) => path.endsWith('index.html'))
    .map((path) => `/${path.slice(0, -'index.html'.length)}`)
    .sort();
  const shared = pages.filter((path) => path.includes('/share/'));
  const first = ['/en/', '/zh/'].map((lang) => shared.find((path) => path.startsWith(lang)));
  return pages.filter((path) => !shared.includes(path) || first.includes(path));
}

test('after one visit, with the server stopped, every page opens and the tiny model answers', async ({
  page,
  host,
  allowed,
}) => {
  // A browser reports the page that there isn't; and Firefox what a page was still reading when it was left.
  allowed.push(/status of 404/, /^Failed to load ‘’/);
  const folder = host.publish(1, true);
  await visited(page, host, '/en/');
  await host.stop();

  for (const path of pagesIn(folder)) {
    const answer = await page.goto(host.origin + path);
    expect(answer?.status() ?? 200, path).toBe(200);
    // Pages that are only read run no script, and so never say that they are ready.
    const isPage = readFileSync(join(folder, path, 'index.html'), 'utf8').includes('__sveltekit');
    await expectSoon(
      page.locator(`html[data-version="1"]${isPage ? '[data-ready]' : ''}`),
      path,
    ).toBeAttached();
  }

  await open(page, host, '/zh/model/?example=count');
  const said = page.locator('[data-answer]');
  await said.waitFor();
  expect(wordsOf((await said.getAttribute('data-answer')) ?? '')).toBe(
    expectedAnswer(exampleFiles.count),
  );

  const sizes = await page.evaluate(async (paths) => {
    const bodies = paths.map(async (path) => (await (await fetch(path)).arrayBuffer()).byteLength);
    return Promise.all(bodies);
  }, checkpointsIn(folder));
  expect(sizes).toEqual(checkpointsIn(folder).map((path) => statSync(join(folder, path)).size));

  // A state in the address, a page without its slash, a page that there isn't.
  await open(page, host, '/en/mask?t=.I.I&step=mask');
  await expectSoon(page).toHaveURL(`${host.origin}/en/mask/?t=.I.I&step=mask`);
  await expectSoon(page.locator('[data-tensor="text_to_media_mask"]')).toHaveAttribute(
    'data-shape',
    '1,1,4,6',
  );
  await page.goto(`${host.origin}/en/nowhere/`).catch(() => null);
  await expectSoon(page.getByRole('link')).toHaveAttribute('href', /\/en\/$/);
});

const checkpointsIn = (folder: string): string[] =>
  filesOf(folder)
    .filter((path) => path.endsWith('.safetensors'))
    .map((path) => `/${path}`);

test('a new version waits until the reader agrees, and then all open pages are of it, whole', async ({
  page,
  context,
  host,
}) => {
  await visited(page, host, '/en/mask/');
  const other = await context.newPage();
  await visited(other, host, '/en/');
  host.publish(2);
  await lookForNewer(page);
  const note = page.getByRole('region', { name: update.label });
  await expectSoon(note).toContainText(update.ready);

  // Until then everything is as it was, also what is fetched only now.
  await page.getByRole('navigation').getByRole('link', { name: 'About' }).first().click();
  await expectSoon(page).toHaveURL(/about/);
  expect(await versionsOn(page)).toEqual([1, 1]);
  await open(other, host, '/zh/about/');
  // Chromium hands over when the older worker is idle. One that a loading page keeps busy takes half a minute to be so, and
  // as long as a test looks on it never is.
  await expectSoon(other.locator('[data-update]')).toBeVisible();
  expect(await versionsOn(other)).toEqual([1, 1]);

  await note.getByRole('button', { name: update.reload }).click();
  await expectSoon(page).toHaveURL(/about/);
  for (const each of [page, other]) {
    await each.locator('html[data-version="2"][data-ready]').waitFor({ state: 'attached' });
    expect(await versionsOn(each)).toEqual([2, 2]);
  }
  await host.stop();
  await open(other, host, '/en/mask/');
  expect(await versionsOn(other)).toEqual([2, 2]);
});

test('a version that does not come whole changes nothing; closing all pages makes room for one that did', async ({
  page,
  context,
  host,
  allowed,
}) => {
  allowed.push(/service-worker|ServiceWorker|404|update/i);
  await visited(page, host, '/en/about/');
  host.publish(2);
  host.lost = '/widgets/host.js';
  const ended = page.evaluate(async () => {
    const registration = (await navigator.serviceWorker.getRegistration())!;
    const begun = new Promise((go) => registration.addEventListener('updatefound', go));
    await registration.update().catch(() => null);
    await begun;
    const { installing } = registration;
    while (installing && installing.state !== 'redundant') {
      await new Promise((go) => installing.addEventListener('statechange', go, { once: true }));
    }
    return registration.waiting === null;
  });
  expect(await ended).toBe(true);
  await open(page, host, '/en/');
  expect(await versionsOn(page)).toEqual([1, 1]);

  host.lost = null;
  await lookForNewer(page);
  await expectSoon(page.locator('[data-update]')).toBeVisible();
  await page.getByRole('button', { name: update.later }).click();
  await expectSoon(page.locator('[data-update]')).toHaveCount(0);
  const later = await context.newPage();
  await page.close();
  // How soon after the last page is closed, is the browser's affair.
  await expect(async () => {
    await later.goto('about:blank');
    await open(later, host, '/en/');
    expect(await versionsOn(later)).toEqual([2, 2]);
  }).toPass({ intervals: [500, 1000, 2000] });
});

test('a teacher saves the site: a failure is told, the next try goes on from there, and it can be removed', async ({
  page,
  host,
  allowed,
}) => {
  allowed.push(/service-worker|ServiceWorker|404/i);
  const lost = '/models/tiny-flamingo/model.safetensors';
  host.lost = lost;
  await open(page, host, '/en/teach/');
  const panel = page.getByRole('region', { name: save.title });
  const why = save.why.changed(lost.slice(1));
  await expectSoon(panel.getByRole('alert')).toContainText(why);
  host.lost = null;
  host.asked.length = 0;
  await panel.getByRole('button', { name: save.again }).click();
  const whole = /^Saved: version [0-9a-f]{12}, \d+ files/;
  await expectSoon(panel.getByRole('status')).toHaveText(whole);
  expect(host.asked).toContain(lost);
  expect(host.asked).not.toContain('/en/mask/');

  await open(page, host, '/en/teach/');
  await expectSoon(panel.getByRole('status')).toHaveText(whole);
  await panel.getByRole('button', { name: save.remove }).click();
  await expectSoon(panel.getByRole('status')).toHaveText(save.absent);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    return (await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))).flat()
      .length;
  });
  expect(kept).toBe(0);
  await panel.getByRole('button', { name: /^Save for the classroom \(\d+\.\d MB\)$/ }).click();
  await expectSoon(panel.getByRole('status')).toHaveText(whole);
});
