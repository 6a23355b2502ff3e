/** Somebody's site, of another origin than ours, for tests of widgets that run the model. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as base, expect, type Page } from '@playwright/test';

export { expect };

export interface Host {
  /** Our own origin. */
  readonly site: string;
  /** Shows a page with this body, under a policy if one is given. */
  readonly show: (page: Page, body: string, policy?: string) => Promise<void>;
  /** A complaint that a test expects is not held against the page. */
  allowed: RegExp | null;
}

function documentOf(body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An article</title></head><body><main><h1>An article</h1>${body}</main></body></html>`;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Every page of every test: no console error, and no request but to the article's site and ours. */
export const test = base.extend<{ host: Host }>({
  host: async ({ page, baseURL }, use) => {
    const site = baseURL ?? '';
    let [body, policy]: [string, string | undefined] = ['', undefined];
    const server = createServer((request, response) => {
      if (request.url !== '/') return response.writeHead(204).end();
      if (policy) response.setHeader('content-security-policy', policy);
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(documentOf(body));
    });
    const origin = await listen(server);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      const to = new URL(request.url());
      const isForeign = to.protocol.startsWith('http') && ![origin, site].includes(to.origin);
      if (isForeign) complaints.push(`foreign: ${request.url()}`);
    });
    const host: Host = {
      site,
      allowed: null,
      show: async (to, html, under) => {
        [body, policy] = [html, under];
        await to.goto(`${origin}/`);
      },
    };
    await use(host);
    server.close();
    server.closeAllConnections();
    // Firefox asks for an icon that no page here has, and complains where a policy forbids that.
    const held = complaints.filter((one) => !/favicon\.ico/.test(one));
    expect(held.filter((one) => !host.allowed?.test(one))).toEqual([]);
  },
});
