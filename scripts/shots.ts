/**
 * Takes screenshots for a review by eye: `npm run shots -- [folder] [--steps=mask,softmax] [--widths=1440,360]
 * [--themes=light] [--langs=en] [--pages=mask,home] [--query=t=.I.I]`. Needs a served site (PORT, 4173).
 */

import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright';
import { stepIds } from '../src/lib/trace';
import { chromiumPath } from './browsers.mjs';

const options = Object.fromEntries(
  process.argv
    .slice(2)
    .filter((arg) => arg.startsWith('--'))
    .map((arg) => {
      const [key, ...value] = arg.slice(2).split('=');
      return [key, value.join('=')];
    }),
);
const folder = process.argv.slice(2).find((arg) => !arg.startsWith('--')) ?? 'shots';
const list = (key: string, all: readonly string[]) => options[key]?.split(',') ?? all;
const origin = `http://127.0.0.1:${process.env.PORT ?? 4173}`;

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: chromiumPath() });
for (const width of list('widths', ['1440', '820', '360']).map(Number)) {
  for (const theme of list('themes', ['light', 'dark'])) {
    const page = await browser.newPage({
      viewport: { width, height: width > 500 ? 900 : 740 },
      colorScheme: theme === 'dark' ? 'dark' : 'light',
    });
    page.on('console', (message) => console.log(message.type(), message.text()));
    page.on('pageerror', (error) => console.log('pageerror', error.message));
    for (const lang of list('langs', ['en', 'zh'])) {
      const pages = list('pages', ['mask', 'home', 'about']);
      for (const name of pages) {
        const steps = name === 'mask' ? list('steps', stepIds) : [''];
        for (const step of steps) {
          const path = name === 'home' ? '' : `${name}/`;
          const query = [step && `step=${step}`, options.query].filter(Boolean).join('&');
          await page.goto(`${origin}/${lang}/${path}?${query}`);
          await page.locator('html[data-ready]').waitFor();
          const file = [name, step, width, theme, lang].filter(Boolean).join('-');
          await page.screenshot({ path: `${folder}/${file}.png`, fullPage: 'full' in options });
        }
      }
    }
    await page.close();
  }
}
await browser.close();
