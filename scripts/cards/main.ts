/**
 * Makes the pictures of link previews that are missing or stale: `npm run cards`, or `npm run cards -- --all`, or
 * `npm run cards -- en/mask-worked`. They are what the real pages show, served by Vite itself, so that nothing has to be
 * built before.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { existsSync } from 'node:fs';
import { cardSize } from '../../src/lib/ui/card';
import { chromiumPath } from '../browsers.mjs';
import { allCards } from './list';
import { shoot } from './shoot';
import { digestOf, fileOf, nameOf, readSources, SOURCES } from './sources';

const asked = process.argv.slice(2);
const known = existsSync(SOURCES) ? readSources() : {};
const cards = await allCards();
const isStale = (card: (typeof cards)[number]) =>
  known[nameOf(card)] !== digestOf(card) || !existsSync(fileOf(card));
const todo = cards.filter((card) =>
  asked.length > 0 ? asked.includes('--all') || asked.includes(nameOf(card)) : isStale(card),
);

if (todo.length > 0) {
  const server = await createServer({
    server: { host: '127.0.0.1', hmr: false },
    logLevel: 'error',
  });
  await server.listen();
  const origin = server.resolvedUrls!.local[0].replace(/\/$/, '');
  const browser = await chromium.launch({ executablePath: chromiumPath() });
  const options = { colorScheme: 'light', reducedMotion: 'reduce' } as const;
  const stage = await browser.newPage({ ...options, deviceScaleFactor: 2 });
  const paper = await browser.newPage({ ...options, viewport: cardSize });
  for (const card of todo) {
    const png = await shoot(stage, paper, origin, card);
    mkdirSync(dirname(fileOf(card)), { recursive: true });
    writeFileSync(fileOf(card), png);
    console.log(`${fileOf(card)}  ${(png.length / 1000).toFixed(1)} kB`);
  }
  await browser.close();
  await server.close();
}
const made = new Set(todo);
const sources = cards.map((card) => [
  nameOf(card),
  made.has(card) ? digestOf(card) : known[nameOf(card)],
]);
writeFileSync(SOURCES, `${JSON.stringify(Object.fromEntries(sources), null, 2)}\n`);
console.log(`${todo.length} of ${cards.length} cards made`);
