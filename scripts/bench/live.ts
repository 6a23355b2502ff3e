/** What a reader of the model page waits for: the first answer, and a new one after each change. */

import type { Browser, Page } from 'playwright';
import type { Figure } from './main';
import { median, quantile } from './statistics';

const LOADS = 5;
const CHANGES = 40;
const VIEWPORT = { width: 1440, height: 900 };

/** The bars of the overview: they change when a run is on screen. */
const NEXT_WORD = '[data-overview] .next [data-tensor="softmax(logits)"]';

export async function liveFigures(browser: Browser, origin: string): Promise<Figure[]> {
  const url = `${origin}/en/model/?example=new_word`;
  return [...(await firstAnswer(browser, url)), ...(await changes(browser, url))];
}

/** With everything in the browser's cache but for the first load, which is not counted. */
async function firstAnswer(browser: Browser, url: string): Promise<Figure[]> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const waits: number[] = [];
  for (let load = 0; load <= LOADS; load++) {
    const page = await context.newPage();
    await page.addInitScript((bars) => {
      const at = { interactive: 0, answer: 0 };
      Object.assign(window, { at });
      new MutationObserver(() => {
        if (document.documentElement.dataset.ready === '') at.interactive ||= performance.now();
        if (document.querySelector(bars)) at.answer ||= performance.now();
      }).observe(document, { attributes: true, childList: true, subtree: true });
    }, NEXT_WORD);
    await page.goto(url);
    await page.locator(NEXT_WORD).waitFor();
    const { interactive, answer } = await page.evaluate(
      () => (window as unknown as { at: { interactive: number; answer: number } }).at,
    );
    if (load > 0) waits.push(answer - interactive);
    await page.close();
  }
  await context.close();
  return [
    {
      name: 'model page: first answer after it is interactive, median',
      value: median(waits),
      unit: 'ms',
      budget: 1500,
    },
  ];
}

async function changes(browser: Browser, url: string): Promise<Figure[]> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  // tsx keeps the names of functions with a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto(url);
  await page.locator(NEXT_WORD).waitFor();
  const words = await waits(page, '[data-part="text"] :is(input, textarea)', 'word');
  const gates = await waits(page, '[data-ablation="gates"]', 'click');
  await page.close();
  const figures = (name: string, { times, longest }: Waits, budget: number): Figure[] => [
    { name: `${name} → new answer on screen: median`, value: median(times), unit: 'ms', budget },
    { name: `${name} → new answer: 95th percentile`, value: quantile(times, 0.95), unit: 'ms' },
    { name: `${name}: longest task of the main thread`, value: longest, unit: 'ms' },
  ];
  return [...figures('one word edited', words, 150), ...figures('gates to 0 and back', gates, 100)];
}

interface Waits {
  readonly times: readonly number[];
  readonly longest: number;
}

/** From each change to the frame that shows another probability, and the longest task meanwhile. */
async function waits(page: Page, target: string, how: 'word' | 'click'): Promise<Waits> {
  return page.evaluate(
    async ({ target, how, bars, count }) => {
      const rest = () => new Promise((resolve) => setTimeout(resolve, 120));
      const shown = () =>
        [...document.querySelectorAll(`${bars} [data-value]`)]
          .map((bar) => bar.getAttribute('data-value'))
          .join();
      const change = (i: number) => {
        const all = document.querySelectorAll<HTMLElement>(target);
        const element = all[all.length - 1];
        if (how === 'click') return element.click();
        const field = element as HTMLInputElement;
        field.value = i % 2 === 0 ? 'this is the' : 'this is a';
        field.dispatchEvent(new Event('input', { bubbles: true }));
      };
      let longest = 0;
      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
      });
      observer.observe({ type: 'longtask' });
      const times: number[] = [];
      for (let i = 0; i < count; i++) {
        const before = shown();
        const start = performance.now();
        change(i);
        while (shown() === before) {
          if (performance.now() - start > 5000) throw new Error(`${target}: nothing changed`);
          await new Promise((frame) => requestAnimationFrame(frame));
        }
        times.push(performance.now() - start);
        await rest();
      }
      observer.disconnect();
      return { times, longest };
    },
    { target, how, bars: NEXT_WORD, count: CHANGES },
  );
}
