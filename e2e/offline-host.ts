/** A host of the built site that can be stopped, and that can be given another version of it. */

import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect } from '@playwright/test';
import sirv from 'sirv';
import { writeList } from '../scripts/offline/list.js';

export { expect };

const BUILD = fileURLToPath(new URL('../build', import.meta.url));

/** Of a built folder, with slashes. */
export const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll('\\', '/'));

/** Every script says which version it is of when it runs, and every page in its root element. */
function mark(folder: string, version: number): void {
  for (const path of filesOf(folder)) {
    const file = join(folder, path);
    if (path === 'service-worker.js' || !/\.(js|html)$/.test(path)) continue;
    const text = readFileSync(file, 'utf8');
    const marked = path.endsWith('.js')
      ? `${text}\n;(globalThis.versionsRun ??= new Set()).add(${version});\n`
      : text.replace('<html ', `<html data-version="${version}" `);
    writeFileSync(file, marked);
  }
}

export class OfflineHost {
  #server: Server | null = null;
  #port = 0;
  #answer: ReturnType<typeof sirv> = (_request, _response, miss) => miss?.();
  readonly #root = mkdtempSync(join(tmpdir(), 'flamingo-offline-'));
  /** Paths asked for, in their order. */
  readonly asked: string[] = [];
  /** A path that the host does not have, whatever the list says. */
  lost: string | null = null;

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /**
   * Makes a version of the built site and serves it from now on.
   *
   * @param isWhole else it lacks the checkpoints, which are more than half of it, to be quick
   * @returns its folder
   */
  publish(version: number, isWhole = false): string {
    const folder = join(this.#root, String(version));
    const left = isWhole ? /[\\/]build[\\/]cards$/ : /[\\/](build[\\/]cards|checkpoints)$/;
    cpSync(BUILD, folder, { recursive: true, filter: (path) => !left.test(path) });
    mark(folder, version);
    writeList(folder);
    this.#answer = sirv(folder, { dev: true, etag: true });
    return folder;
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', this.origin).pathname;
      this.asked.push(path);
      const miss = () => void response.writeHead(404, { 'content-type': 'text/plain' }).end('none');
      if (path === this.lost) miss();
      else this.#answer(request, response, miss);
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (!server) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.#root, { recursive: true });
  }
}

/** Every page of every test: no exception, and no error in the console but what the test allows. */
export const test = base.extend<{ host: OfflineHost; allowed: RegExp[] }>({
  serviceWorkers: 'allow',
  allowed: async ({ context }, use) => {
    const complaints: string[] = [];
    const allowed: RegExp[] = [];
    context.on('weberror', (error) => complaints.push(error.error().message));
    context.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await use(allowed);
    expect(complaints.filter((text) => !allowed.some((one) => one.test(text)))).toEqual([]);
  },
  host: async ({ allowed: _ }, use) => {
    const host = new OfflineHost();
    host.publish(1);
    await host.start();
    await use(host);
    await host.end();
  },
});
