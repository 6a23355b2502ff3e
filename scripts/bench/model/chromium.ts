/** The comparison in headless Chromium: the time of day, for a page has no other clock. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright';
import sirv from 'sirv';
import type { BenchWindow } from './page';
import type { Samples } from './rounds';
import type { RuntimeName } from './start';

/** Serves a folder. @returns its address, and what stops the server */
export async function serveFolder(folder: string): Promise<{ origin: string; stop: () => void }> {
  const server = createServer(sirv(folder, { dev: true }));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, stop: () => void server.close() };
}

export async function chromiumRounds(
  browser: Browser,
  origin: string,
  names: readonly RuntimeName[],
  rounds: number,
): Promise<Record<string, Samples>> {
  const page = await browser.newPage();
  await page.goto(origin, { waitUntil: 'networkidle' });
  const samples = await page.evaluate(
    ([names, count]) => (window as unknown as BenchWindow).bench.rounds(names, count),
    [names, rounds] as const,
  );
  await page.close();
  return samples;
}

/** Milliseconds to the first logits in a new profile, with nothing cached. */
export async function chromiumColdStart(
  browser: Browser,
  origin: string,
  name: RuntimeName,
): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/?cold=${name}`);
  const handle = await page.waitForFunction(() => 'time' in window && { ...window }.time, null, {
    timeout: 120_000,
  });
  const time = Number(await handle.jsonValue());
  const problem = await page.evaluate(() => String((window as { error?: string }).error ?? ''));
  await context.close();
  if (problem) throw new Error(`${name} in Chromium: ${problem}`);
  return time;
}
