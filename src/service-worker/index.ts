/**
 * The site without a network. A version is fetched whole before it becomes active, is served whole, and gives way to a new
 * one only when no page of it is open or when the reader agrees. Why it is so: `docs/decisions/0010-offline.md`.
 */

import { FileIndex, type OfflineList } from '../lib/player/offline/list';
import { readToWorker, type FromWorker, type Kept } from '../lib/player/offline/messages';
import { Answerer, type LedgerKeeper } from './answer';
import { fill, FillError, keptOf } from './fill';
import { activated, inUse, NETWORK, noted, pruned, versionOf } from './ledger';
import type { MessageCall, WorkerClient, WorkerScope } from './scope';
import { Store, type Ledger } from './store';

const scope = self as unknown as WorkerScope;
const base = new URL('./', scope.location.href).pathname;
const list: OfflineList = scope.offlineList ?? { version: '', files: [] };
const store = new Store(base, caches);

/** Milliseconds between two reports of progress. */
const PACE = 100;

const ledger: LedgerKeeper & { current: Promise<Ledger> | null } = {
  current: null,
  read: () => (ledger.current ??= store.readLedger()),
  async change(by) {
    ledger.current = ledger.read().then(by);
    await store.keepLedger(await ledger.current);
  },
};

const answerer = new Answerer(new FileIndex(list, base), store, ledger);

async function idsOf(includeUncontrolled: boolean): Promise<string[]> {
  const clients = await scope.clients.matchAll({ includeUncontrolled, type: 'all' });
  return clients.map(({ id }) => id);
}

async function tellAll(message: FromWorker): Promise<void> {
  const pages = await scope.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  for (const page of pages) page.postMessage(message);
}

let lastTold = 0;
function tellNow(kept: Kept): void {
  if (Date.now() - lastTold < PACE) return;
  lastTold = Date.now();
  void tellAll(kept);
}

let filling: Promise<void> | null = null;

/** One at a time; whoever asks meanwhile waits for the same. */
function fillOnce(): Promise<void> {
  return (filling ??= fill(store, list, tellNow)
    .then(tellAll, async (error: unknown) => {
      const { why, path } =
        error instanceof FillError ? error : ({ why: 'unknown', path: '' } as const);
      await tellAll({ kind: 'failed', why, path });
      throw error;
    })
    .finally(() => (filling = null)));
}

let isActive = false;

/** Milliseconds that a browser gets for changing from one worker to the next. */
const HAND_OVER = 4000;

/**
 * A browser changes workers once the old one has answered all that it was asked. Chromium has been seen to wait for a page
 * that was loading, without end: pages that begin anew leave nothing to wait for.
 */
async function takeOver(): Promise<void> {
  void scope.skipWaiting();
  await new Promise((resolve) => setTimeout(resolve, HAND_OVER));
  if (!isActive) await tellAll({ kind: 'outdated' });
}

async function activate(): Promise<void> {
  isActive = true;
  const ids = await idsOf(true);
  await ledger.change((before) => activated(before, list.version, ids));
  // What a still newer version has fetched until now is in no list of ours.
  if (!scope.registration.installing) await store.sweep(inUse(await ledger.read()));
}

/**
 * Serves a page that came over the network. Names of scripts hold the digests of all that they import, so a page that began
 * with one of our scripts is of our version. Pages that nobody vouched for stay with the network.
 *
 * A page of an older version was still loading when the reader agreed to ours, and is told now.
 */
async function adopt(page: WorkerClient, entry: string): Promise<void> {
  const version = versionOf(await ledger.read(), page.id);
  if (version !== null && version !== NETWORK && version !== list.version) {
    return page.postMessage({ kind: 'outdated' } satisfies FromWorker);
  }
  if (answerer.index.find(entry).kind !== 'file') return;
  const [all, controlled] = await Promise.all([idsOf(true), idsOf(false)]);
  const strangers = all.filter((id) => id !== page.id && !controlled.includes(id));
  await ledger.change((before) => {
    const { active, clients } = pruned(before, all);
    const others = Object.fromEntries(strangers.map((id) => [id, NETWORK]));
    return noted({ active, clients: { ...others, ...clients } }, page.id, null);
  });
  await scope.clients.claim();
}

async function tellState(page: WorkerClient): Promise<void> {
  page.postMessage(keptOf(list, await store.has(list.files), filling !== null));
}

/** Milliseconds that a message, but for the fetching of all files, may keep this worker from giving way to the next. */
const PATIENCE = 8000;

/** Chromium has been seen never to answer a question for the clients while one of them was going away. */
function heard(call: MessageCall): Promise<void> {
  const done = listen(call);
  if (readToWorker(call.data)?.kind === 'fill') return done;
  return Promise.race([done, new Promise<void>((resolve) => setTimeout(resolve, PATIENCE))]);
}

async function listen({ data, source }: MessageCall): Promise<void> {
  const message = readToWorker(data);
  if (!message || !source) return;
  switch (message.kind) {
    case 'state':
      return tellState(source);
    case 'fill':
      return fillOnce();
    case 'adopt':
      return adopt(source, message.entry);
    case 'take_over':
      return takeOver();
    case 'forget':
      return store.forget();
  }
}

scope.addEventListener('install', (event) => event.waitUntil(fillOnce()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));
scope.addEventListener('message', (event) => event.waitUntil(heard(event)));
scope.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  const isOurs = origin === location.origin && pathname.startsWith(base);
  if (event.request.method === 'GET' && isOurs) event.respondWith(answerer.answer(event));
});
