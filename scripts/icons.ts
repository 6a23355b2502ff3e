/**
 * The icons of the installed site, drawn by Chromium from `static/favicon.svg`: `npx tsx scripts/icons.ts`. Those that a
 * system may cut to a circle ("maskable") are filled, with the bird in the middle four fifths.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { chromiumPath } from './browsers.mjs';

const fileOf = (path: string) => fileURLToPath(new URL(`../static/${path}`, import.meta.url));

/** `--paper` of the light theme, as in the manifest. */
const PAPER = '#fffaf5';

/** @param share of the side that the bird takes */
async function draw(page: Page, side: number, share: number, paper: string): Promise<Buffer> {
  const bird = readFileSync(fileOf('favicon.svg')).toString('base64');
  await page.setViewportSize({ width: side, height: side });
  await page.setContent(`<!doctype html><style>
    body { margin: 0; width: ${side}px; height: ${side}px; display: grid; place-items: center; background: ${paper}; }
    img { width: ${share * side}px; height: ${share * side}px; }
  </style><img src="data:image/svg+xml;base64,${bird}">`);
  await page.locator('img').evaluate((img: HTMLImageElement) => img.decode());
  return page.screenshot({ omitBackground: paper === 'transparent' });
}

const browser = await chromium.launch({ executablePath: chromiumPath() });
const page = await browser.newPage();
mkdirSync(fileOf('icons'), { recursive: true });
for (const side of [192, 512]) {
  writeFileSync(fileOf(`icons/icon-${side}.png`), await draw(page, side, 1, 'transparent'));
}
writeFileSync(fileOf('icons/maskable-512.png'), await draw(page, 512, 0.62, PAPER));
// iOS fills what is transparent with black, and cuts corners alone.
writeFileSync(fileOf('icons/touch-180.png'), await draw(page, 180, 0.8, PAPER));
await browser.close();
