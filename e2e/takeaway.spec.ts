import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { decode as decodePng } from 'fast-png';
import jsQR from 'jsqr';
import { decode as decodeGif } from 'modern-gif';
import { MARGIN } from '../src/lib/takeaway/picture/frame';
import { sizeOfSvg } from '../src/lib/takeaway/picture/raster';
import { barriersOn } from './barriers';
import { cellsOf, expect, open, test } from './lab';
import { differenceOf, lookOfCells } from './pictures';

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Take away' }).click();
  await page.locator('dialog [data-group="link"]').waitFor();
}

const entry = (page: Page, id: string) => page.locator(`[data-entry="${id}"]`);

interface Saved {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * What a page hands to the browser to be saved. Playwright hears of no download in Debian's Firefox, so it is caught where
 * the page asks for it; that a file really comes is seen in Chromium.
 */
async function catchSaves(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const blobs = new Map<string, Blob>();
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      const url = make(blob);
      blobs.set(url, blob);
      return url;
    };
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      const reader = new FileReader();
      reader.onload = () => {
        document.documentElement.dataset.saved = `${this.download} ${reader.result as string}`;
      };
      reader.readAsDataURL(blobs.get(this.href)!);
    };
  });
}

async function caught(page: Page, id: string): Promise<Saved> {
  await page.evaluate(() => delete document.documentElement.dataset.saved);
  await entry(page, id).getByRole('button', { name: 'Save' }).click();
  const root = page.locator('html[data-saved]');
  await root.waitFor({ state: 'attached' });
  const [, name, base64] = /^(\S+) data:[^,]*,(.*)$/.exec(
    (await root.getAttribute('data-saved'))!,
  )!;
  return { name, bytes: Buffer.from(base64, 'base64') };
}

async function save(page: Page, id: string): Promise<Saved> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    entry(page, id).getByRole('button', { name: 'Save' }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

for (const theme of ['light', 'dark']) {
  test(`the SVG, as an image, is what stands on the screen (${theme})`, async ({
    page,
    browserName,
  }) => {
    test.skip(
      browserName !== 'chromium',
      'each browser has pixels of its own; one shows that the picture is right',
    );
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const step of ['mask', 'softmax', 'gate']) {
      await open(page, `/en/mask/?step=${step}&theme=${theme}`);
      const stage = page.locator('[data-stage]');
      const box = (await stage.boundingBox())!;
      const [x, y] = [Math.round(box.x), Math.round(box.y)];
      const clip = { ...box, x, y, height: Math.floor(box.height) };
      const screen = await page.screenshot({ clip });
      await openMenu(page);
      const { name, bytes } = await save(page, 'svg');
      expect(name).toBe(`flamingo-worked-${step}.svg`);
      const svg = bytes.toString();
      expect(svg).not.toMatch(/<script|<foreignObject|\son\w+=|@import|@font-face|url\((?!#)/i);
      const addresses = [...svg.matchAll(/href="([^"#][^"]*)"/g)].map(([, address]) => address);
      expect(addresses.map((address) => address.replaceAll('&amp;', '&'))).toEqual([page.url()]);
      const { mean, far } = await differenceOf(page, svg, screen, { margin: MARGIN, ...clip });
      // Of 255, over all pixels; and the share of pixels that are off by more than a quarter of the range.
      expect(mean, step).toBeLessThan(1);
      expect(far, step).toBeLessThan(0.006);
      if (step === 'mask') await expectToldApartInGrey(page, svg);
    }
  });
}

/** A masked cell is hatched and an allowed one is solid, and their greys are far apart. */
async function expectToldApartInGrey(page: Page, svg: string): Promise<void> {
  const cells = await lookOfCells(page, svg, 'text_to_media_mask', MARGIN);
  const allowed = cells.filter(({ value }) => value === 'true');
  const masked = cells.filter(({ value }) => value === 'false');
  expect([allowed.length, masked.length]).toEqual([10, 38]);
  for (const cell of allowed) expect(cell.spread).toBeLessThan(1);
  for (const cell of masked) expect(cell.spread).toBeGreaterThan(2);
  const greys = (of: typeof cells) => of.map(({ grey }) => grey);
  const [low, high] = [allowed, masked].sort((a, b) => a[0].grey - b[0].grey);
  expect(Math.min(...greys(high)) - Math.max(...greys(low))).toBeGreaterThan(80);
}

test('the PNG is twice as fine, and the GIF has every step in 2 MB', async ({ page }) => {
  test.slow();
  await catchSaves(page);
  await open(page, '/en/mask/?step=mask');
  await openMenu(page);
  const svg = (await caught(page, 'svg')).bytes.toString();
  const png = decodePng((await caught(page, 'png')).bytes);
  const { width, height } = sizeOfSvg(svg);
  expect([png.width, png.height]).toEqual([2 * width, 2 * height]);
  const { name, bytes } = await caught(page, 'gif');
  expect(name).toBe('flamingo-worked-mask.gif');
  expect(bytes.length).toBeLessThan(2 * 2 ** 20);
  expect(decodeGif(new Uint8Array(bytes)).frames).toHaveLength(13);
  // The reader is where they were, and nothing of the drawing is left.
  expect(page.url()).toMatch(/step=mask$/);
  await expect(page.locator('[data-stage]')).toHaveCount(1);
  await expect(page.locator('[data-stage="mask"]')).toHaveCount(1);
});

test('a large table is drawn whole, and of one too large for a picture what is in view', async ({
  page,
}) => {
  await catchSaves(page);
  const row = '.I..'.repeat(16);
  const widths: Record<string, [cell: number, svg: number, isCut: boolean]> = {};
  for (const [name, query] of Object.entries({
    whole: `t=${row}&img=8&n=8&step=mask`,
    cut: `t=${row}&img=8&n=64&step=mask`,
  })) {
    await open(page, `/en/mask/?${query}`);
    const canvas = page.locator('[data-tensor="text_to_media_mask"] canvas');
    await canvas.waitFor();
    const table = (await page.locator('[data-tensor="text_to_media_mask"]').boundingBox())!;
    await openMenu(page);
    const svg = (await caught(page, 'svg')).bytes.toString();
    const painted = Math.max(
      ...[...svg.matchAll(/<image [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width)),
    );
    const isCut = svg.includes('what was in view');
    widths[name] = [table.width - painted, sizeOfSvg(svg).width - painted, isCut];
  }
  // All of the table is there, or else the picture is no wider than what is, its heads and the paper.
  expect(widths.whole[0]).toBe(0);
  expect(widths.cut[0]).toBeGreaterThan(10000);
  for (const [, more] of Object.values(widths)) expect(more).toBeLessThan(300);
  expect([widths.whole[2], widths.cut[2]]).toEqual([false, true]);
});

test('the QR code leads to the permalink, and the permalink to the state', async ({ page }) => {
  await open(page, '/en/mask/?t=.I.I&step=softmax');
  await openMenu(page);
  await expect(page.locator('dialog .link')).toHaveText(page.url());
  await page.getByRole('button', { name: 'Show: QR code' }).click();
  const code = page.locator('[data-qr]');
  await expect(code).toHaveAttribute('aria-label', `QR code of the link ${page.url()}`);
  const { width, height, data } = decodePng(await code.screenshot());
  const channels = data.length / (width * height);
  const rgba = Uint8ClampedArray.from({ length: width * height * 4 }, (_, i) =>
    i % 4 === 3 ? 255 : data[Math.floor(i / 4) * channels + (i % 4)],
  );
  expect(jsQR(rgba, width, height)?.data).toBe(page.url());
});

test('the keyboard opens, walks and leaves the menu, which has no barrier', async ({ page }) => {
  await open(page, '/en/mask/?step=mask');
  const button = page.getByRole('button', { name: 'Take away' });
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Take away' });
  await expect(dialog).toBeVisible();
  await page.locator('dialog [data-group="code"]').waitFor();
  expect(await barriersOn(page)).toEqual([]);
  const seen = new Set<string>();
  for (let i = 0; i < 40 && !seen.has('pytorch'); i++) {
    await page.keyboard.press('Tab');
    seen.add(
      await page.evaluate(
        () => document.activeElement?.closest<HTMLElement>('[data-entry]')?.dataset.entry ?? '',
      ),
    );
  }
  expect([...seen]).toEqual(expect.arrayContaining(['permalink', 'svg', 'csv', 'npz', 'pytorch']));
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
});

test('where nothing can be copied the text stands there, selected', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await open(page, '/zh/mask/?step=mask');
  await page.getByRole('button', { name: '带走' }).click();
  await entry(page, 'csv').getByRole('button', { name: '复制' }).click();
  const area = page.locator('[data-kept="text"] textarea');
  await expect(area).toBeFocused();
  const [selected, all] = await area.evaluate((it: HTMLTextAreaElement) => [
    it.value.slice(it.selectionStart, it.selectionEnd),
    it.value,
  ]);
  expect(selected).toBe(all);
  // A line of heads, and one for each of the two times four words.
  expect(all.trim().split('\n')).toHaveLength(9);
  await expect(page.locator('[data-said]')).toContainText('CSV');
});

test('an opened layer of the model gives its own step and numbers, beside those of the page', async ({
  page,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'the menu is the same; the model takes its time to load');
  await open(page, '/en/model/?layer=0');
  await page.locator('[data-layer-lab="0"] [data-stage="mask"]').waitFor();
  const onPage = await cellsOf(page, 'text_to_media_mask');
  await openMenu(page);
  const what = page.getByRole('combobox', { name: 'Of what' });
  await expect(what.locator('option')).toHaveText([/Layer 0.*mask/, 'The tiny Flamingo at work']);
  const csv = (await save(page, 'csv')).bytes.toString();
  const lines = csv.trim().split(/\r?\n/).slice(1);
  const inFile = lines.flatMap((line) => line.toLowerCase().split(',').slice(3));
  expect(inFile).toEqual(Object.values(onPage));
  await what.selectOption('The tiny Flamingo at work');
  const script = await save(page, 'pytorch');
  expect(script.name).toBe('flamingo-model_torch.py');
  expect(script.bytes.toString()).toContain(page.url());
});
