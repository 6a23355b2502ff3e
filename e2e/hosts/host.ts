/** A page of somebody else, on another origin than the site: what it holds, what its policy allows, what it hears. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as base, expect, type Page } from '@playwright/test';

export { expect };

export interface HostPage {
  readonly html: string;
  /** Content-Security-Policy. */
  readonly policy?: string;
  /** Files of the host, by their path. */
  readonly files?: Readonly<Record<string, string>>;
}

export interface Host {
  readonly origin: string;
  /** Where the widgets are from. */
  readonly site: string;
  /** Opens a page of the host. */
  open(page: HostPage): Promise<void>;
}

/** Counts what frames say of their heights, and keys that reach the host; before anything else of the page runs. */
const listener = `
window.heights = [];
window.keys = [];
addEventListener('message', ({ data }) => {
  if (data && data.type === 'flamingo:resize') heights.push(data.height);
});
document.addEventListener('keydown', ({ key }) => keys.push(key));
`;

const types: Readonly<Record<string, string>> = { css: 'text/css', js: 'text/javascript' };

function serve({ html, policy, files = {} }: HostPage): Promise<Server> {
  const all: Readonly<Record<string, string>> = { ...files, '/listener.js': listener };
  const server = createServer(({ url = '/' }, response) => {
    const file = all[url];
    response.setHeader(
      'content-type',
      types[url.split('.').at(-1) ?? ''] ?? 'text/html; charset=utf-8',
    );
    if (url === '/' && policy) response.setHeader('content-security-policy', policy);
    response.writeHead(url === '/favicon.ico' ? 204 : 200);
    response.end(url === '/' ? html : (file ?? ''));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** A page of a host: in its language, with its listener first. */
export const hostHtml = (head: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A host</title><script src="/listener.js"></script>${head}</head><body>${body}</body></html>`;

/** No console error, no failed request, and none but to the host and the site. */
export const test = base.extend<{ host: Host; complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
      page.on('console', (message) => {
        // The tests have the browser refuse service workers (playwright.config.ts), and Playwright says so.
        const isOurs = !message.text().startsWith('Service Worker registration blocked');
        if (isOurs && ['error', 'warning'].includes(message.type()))
          complaints.push(message.text());
      });
      page.on('requestfailed', (request) => {
        if (!/abort/i.test(request.failure()?.errorText ?? ''))
          complaints.push(`failed: ${request.url()}`);
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
  host: async ({ page, baseURL, complaints }, use) => {
    const servers: Server[] = [];
    const site = baseURL!;
    const allowed = [site];
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && !allowed.includes(origin))
        complaints.push(`foreign: ${request.url()}`);
    });
    await use({
      site,
      get origin() {
        return allowed[1];
      },
      async open(hostPage) {
        const server = await serve(hostPage);
        servers.push(server);
        allowed.push(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
        await page.goto(allowed[1]);
      },
    });
    for (const server of servers) server.close();
  },
});

/** How high the frame is, how high its content, and what was said of it. */
export async function heightsOf(page: Page, frame = 'iframe') {
  return page.locator(frame).evaluate((element) => ({
    frame: element.getBoundingClientRect().height,
    said: (window as unknown as { heights: number[] }).heights,
    scroll: window.scrollY,
    focus: document.activeElement?.tagName,
  }));
}

/** Presses Tab until `done`, at most so often. */
export async function tabUntil(page: Page, done: string, most = 80): Promise<void> {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((id) => document.activeElement?.id === id, done)) return;
  }
  throw new Error(`Tab did not lead to #${done}`);
}
