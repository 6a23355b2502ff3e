import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FileIndex } from '../lib/player/offline/list';
import { Answerer, type LedgerKeeper } from './answer';
import { fill } from './fill';
import { activated, inUse, versionOf } from './ledger';
import type { FetchCall } from './scope';
import { Store, type Ledger } from './store';
import { FakeCaches } from './testing/fake-caches';
import { hostOf, listOf, type Files, type Host } from './testing/site';

const BASE = '/flamingo/';
const one: Files = {
  '404.html': 'one: none',
  'en/mask/index.html': 'one: mask',
  'lazy.js': 'one: lazy',
  'old.js': 'one: old',
  'same.png': 'same',
};
const two: Files = {
  '404.html': 'two: none',
  'en/mask/index.html': 'two: mask',
  'lazy.js': 'two: lazy',
  'new.js': 'two: new',
  'same.png': 'same',
};

let host: Host;
let store: Store;
let ledger: LedgerKeeper & { now: Ledger };

beforeEach(() => {
  host = hostOf(BASE, one);
  store = new Store(BASE, new FakeCaches().asStorage());
  ledger = {
    now: { active: null, clients: {} },
    read: () => Promise.resolve(ledger.now),
    change: (by) => Promise.resolve(void (ledger.now = by(ledger.now))),
  };
  vi.stubGlobal('fetch', (what: Request | string) =>
    host.fetch(typeof what === 'string' ? what : new URL(what.url).pathname),
  );
});
afterEach(() => void vi.unstubAllGlobals());

/** A worker that has fetched its version and becomes active while these clients are open. */
async function begin(version: string, files: Files, ids: readonly string[]): Promise<Answerer> {
  host.files = files;
  const list = listOf(version, files);
  await fill(store, list, () => {}, host.fetch);
  ledger.now = activated(ledger.now, version, ids);
  await store.sweep(inUse(ledger.now));
  return new Answerer(new FileIndex(list, BASE), store, ledger);
}

type Asked = Partial<Pick<FetchCall, 'clientId' | 'resultingClientId'>> & Partial<RequestInit>;

async function ask(answerer: Answerer, path: string, asked: Asked & { destination?: string } = {}) {
  const { clientId = '', resultingClientId = '', mode = 'cors', destination = '' } = asked;
  const url = `https://example.org${BASE}${path}`;
  const request = { url, mode, destination, method: 'GET' } as unknown as Request;
  const call: FetchCall = {
    request,
    clientId,
    resultingClientId,
    respondWith: () => {},
    waitUntil: () => {},
  };
  const answer = await answerer.answer(call);
  return [answer.status, await answer.text()] as const;
}

test('a page that is open while a version begins gets only files of its own, new pages only new ones', async () => {
  await begin('one', one, []);
  const answerer = await begin('two', two, ['a']);
  host.isUp = false;
  expect(await ask(answerer, 'lazy.js', { clientId: 'a' })).toEqual([200, 'one: lazy']);
  expect(await ask(answerer, 'old.js', { clientId: 'a' })).toEqual([200, 'one: old']);
  await expect(ask(answerer, 'new.js', { clientId: 'a' })).rejects.toThrow('Failed to fetch');
  const page = { mode: 'navigate', clientId: 'a', resultingClientId: 'b' } as const;
  expect(await ask(answerer, 'en/mask/?t=.I.I', page)).toEqual([200, 'two: mask']);
  expect(await ask(answerer, 'lazy.js', { clientId: 'b' })).toEqual([200, 'two: lazy']);
  expect(await ask(answerer, 'same.png', { clientId: 'b' })).toEqual([200, 'same']);
});

test('a worker that such a page starts is of its version too', async () => {
  await begin('one', one, []);
  const answerer = await begin('two', two, ['a']);
  const worker = { clientId: 'a', resultingClientId: 'w', destination: 'worker' };
  expect(await ask(answerer, 'lazy.js', worker)).toEqual([200, 'one: lazy']);
  expect(versionOf(ledger.now, 'w')).toBe('one');
  expect(await ask(answerer, 'lazy.js', { clientId: 'w' })).toEqual([200, 'one: lazy']);
});

test('a page that came over the network is left to the network', async () => {
  const answerer = await begin('one', one, ['a']);
  host.files = two;
  expect(await ask(answerer, 'lazy.js', { clientId: 'a' })).toEqual([200, 'two: lazy']);
});

test('a page without its slash leads to the one with it, and keeps what follows', async () => {
  const answerer = await begin('one', one, []);
  vi.stubGlobal('Response', {
    redirect: (to: string) => ({ status: 302, text: () => Promise.resolve(to) }),
  });
  const page = { mode: 'navigate' } as const;
  expect(await ask(answerer, 'en/mask?t=.I', page)).toEqual([302, '/flamingo/en/mask/?t=.I']);
});

test('a page that there is not is a 404 of this version, also without a network', async () => {
  const answerer = await begin('one', one, []);
  host.isUp = false;
  expect(await ask(answerer, 'nowhere/', { mode: 'navigate' })).toEqual([404, 'one: none']);
});

test('what the device took away comes from the server, but never of another version', async () => {
  const answerer = await begin('one', one, []);
  await store.forget();
  expect(await ask(answerer, 'lazy.js', { clientId: 'a' })).toEqual([200, 'one: lazy']);
  host.files = two;
  expect((await ask(answerer, 'lazy.js', { clientId: 'a' }))[0]).toBe(0);
  // A page may come from the server, and then all that it asks for does.
  const page = { mode: 'navigate', resultingClientId: 'b' } as const;
  expect(await ask(answerer, 'en/mask/', page)).toEqual([200, 'two: mask']);
  expect(await ask(answerer, 'lazy.js', { clientId: 'b' })).toEqual([200, 'two: lazy']);
});

test('a device whose store is broken costs nobody a page', async () => {
  const answerer = await begin('one', one, []);
  const broken = () => Promise.reject(new DOMException('broken', 'UnknownError'));
  vi.spyOn(store.storage, 'open').mockImplementation(broken);
  vi.spyOn(ledger, 'change').mockImplementation(broken);
  expect(await store.readLedger()).toEqual({ active: null, clients: {} });
  expect(await ask(answerer, 'lazy.js', { clientId: 'a' })).toEqual([200, 'one: lazy']);
  host.files = two;
  const page = { mode: 'navigate', resultingClientId: 'b' } as const;
  expect(await ask(answerer, 'en/mask/', page)).toEqual([200, 'two: mask']);
});

test('a version that nobody is of is swept away, and nothing else', async () => {
  await begin('one', one, []);
  await begin('two', two, ['a']);
  const [before, after] = [listOf('one', one), listOf('two', two)];
  expect((await store.has(before.files)).size).toBe(5);
  await begin('two', two, []);
  expect([...(await store.has(before.files))].map(([path]) => path)).toEqual(['same.png']);
  expect((await store.has(after.files)).size).toBe(5);
  expect(await store.readList('one')).toBeNull();
});
