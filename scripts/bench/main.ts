/**
 * `npm run bench`: how heavy and how fast the built site is in headless Chromium, against its budgets, and how the
 * tensor core compares with ndarray in the same run. Prints the machine with it; `--json` for machines. Nothing here is
 * a test: a slow machine fails no build.
 */

import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { chromium } from 'playwright';
import { chromiumPath } from '../browsers.mjs';
import { serveSite } from '../served';
import { coreRatios } from './core';
import { pageFigures } from './page';

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Largest value wanted; for ratios the smallest. */
  readonly budget?: number;
}

const PORT = 4175;
const asJson = process.argv.includes('--json');

function machine(): string {
  const [cpu] = cpus();
  return `${cpu?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}, ${process.platform}`;
}

function line({ name, value, unit, budget }: Figure): string {
  const shown = value >= 100 ? value.toFixed(0) : value.toFixed(1);
  const verdict =
    budget === undefined ? '' : `  budget ${budget} ${unit}  ${value <= budget ? 'ok' : 'OVER'}`;
  return `${name.padEnd(58)} ${shown.padStart(8)} ${unit.padEnd(6)}${verdict}`;
}

spawnSync('npx', ['vite', 'build', '--logLevel', 'error'], { stdio: 'ignore' });
const stop = await serveSite(PORT);
try {
  const browser = await chromium.launch({ executablePath: chromiumPath() });
  const pages = await pageFigures(browser, `http://127.0.0.1:${PORT}`);
  const core = coreRatios();
  if (asJson) {
    console.log(
      JSON.stringify({ machine: machine(), chromium: browser.version(), pages, core }, null, 2),
    );
  } else {
    console.log(`${machine()}, Chromium ${browser.version()} headless\n`);
    for (const figure of pages) console.log(line(figure));
    console.log('\nThe tensor core against ndarray in this run (times faster, medians):');
    for (const figure of core) console.log(line(figure));
  }
  await browser.close();
} finally {
  stop();
}
