/** What a visitor of the Mask Lab downloads and waits for. */

import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright';
import type { Figure } from './main';
import { median, quantile } from './statistics';

const EDITS = 60;
const LOADS = 7;

export async function pageFigures(browser: Browser, origin: string): Promise<Figure[]> {
  return [
    ...(await firstLoad(browser, origin)),
    ...(await edits(browser, `${origin}/en/mask/?step=mask`, 'default', { median: 16 })),
    ...(await edits(browser, `${origin}/en/mask/?${large()}&step=mask`, 'T_txt 32, T_img 8, n 8', {
      p95: 50,
    })),
    ...(await edits(browser, `${origin}/en/mask/?${large()}&step=softmax`, 'the same at softmax', {
      p95: 50,
    })),
    await stepping(browser, origin),
  ];
}

/** Two samples of 32 tokens with five images each. */
function large(): string {
  const row = '..I.....I.......I..I......I.....';
  return `t=${row},${row}&img=8&n=8`;
}

async function open(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(url);
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  return page;
}

async function firstLoad(browser: Browser, origin: string): Promise<Figure[]> {
  let script = 0;
  const ready: number[] = [];
  const tasks: number[] = [];
  let nodes = 0;
  for (let i = 0; i < LOADS; i++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    if (i === 0) {
      page.on('response', (response) => {
        if (!/\.js$/.test(new URL(response.url()).pathname)) return;
        void response.body().then((body) => (script += gzipSync(body).length));
      });
    }
    await page.addInitScript(() => {
      new MutationObserver(() => {
        const { dataset } = document.documentElement;
        if (dataset.ready === '' && !('readyAt' in window)) {
          Object.assign(window, { readyAt: performance.now() });
        }
      }).observe(document, { attributes: true, subtree: true });
      const tasks: number[] = [];
      Object.assign(window, { longTasks: tasks });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) tasks.push(entry.duration);
      }).observe({ type: 'longtask', buffered: true });
    });
    await page.goto(`${origin}/en/mask/`, { waitUntil: 'networkidle' });
    const seen = await page.evaluate(() => {
      const { readyAt, longTasks } = window as unknown as { readyAt: number; longTasks: number[] };
      return {
        readyAt,
        longest: Math.max(0, ...longTasks),
        nodes: document.querySelectorAll('*').length,
      };
    });
    ready.push(seen.readyAt);
    tasks.push(seen.longest);
    nodes = seen.nodes;
    await context.close();
  }
  return [
    {
      name: 'Mask Lab: JavaScript of the first page, gzip',
      value: script / 1000,
      unit: 'kB',
      budget: 100,
    },
    { name: 'Mask Lab: interactive after, median', value: median(ready), unit: 'ms', budget: 2000 },
    {
      name: 'Mask Lab: longest task while loading',
      value: Math.max(...tasks),
      unit: 'ms',
      budget: 200,
    },
    { name: 'Mask Lab: DOM nodes in the default state', value: nodes, unit: 'nodes', budget: 1500 },
  ];
}

/** From the click on a token to the frame that shows its consequences. */
async function edits(
  browser: Browser,
  url: string,
  name: string,
  budget: { median?: number; p95?: number },
): Promise<Figure[]> {
  const page = await open(browser, url);
  const times = await page.evaluate(async (count) => {
    const chip = document.querySelector<HTMLElement>(
      '[data-tensor="input_ids"] [data-index="0,1"]',
    )!;
    const all: number[] = [];
    for (let i = 0; i < count; i++) {
      // The click falls at the start of a frame; a message sent then is answered after that frame is painted.
      const time = await new Promise<number>((painted) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          const start = performance.now();
          port1.onmessage = () => painted(performance.now() - start);
          chip.click();
          port2.postMessage(0);
        });
      });
      all.push(time);
      await new Promise((rest) => setTimeout(rest, 30));
    }
    return all;
  }, EDITS);
  const longest = await page.evaluate(() =>
    Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks),
  );
  await page.close();
  return [
    {
      name: `edit → repaint, ${name}: median`,
      value: median(times),
      unit: 'ms',
      budget: budget.median,
    },
    {
      name: `edit → repaint, ${name}: 95th percentile`,
      value: quantile(times, 0.95),
      unit: 'ms',
      budget: budget.p95,
    },
    { name: `edit → repaint, ${name}: longest task`, value: longest, unit: 'ms', budget: 200 },
  ];
}

async function stepping(browser: Browser, origin: string): Promise<Figure> {
  const page = await open(browser, `${origin}/en/mask/`);
  for (let i = 0; i < 12; i++) await page.keyboard.press('PageDown');
  for (let i = 0; i < 12; i++) await page.keyboard.press('PageUp');
  const longest = await page.evaluate(() =>
    Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks),
  );
  await page.close();
  return {
    name: 'all steps there and back: longest task',
    value: longest,
    unit: 'ms',
    budget: 200,
  };
}
