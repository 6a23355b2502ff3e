import { expect, test } from 'vitest';
import type { Kept } from '../lib/player/offline/messages';
import { fill, FillError } from './fill';
import { Store } from './store';
import { FakeCaches } from './testing/fake-caches';
import { hostOf, listOf } from './testing/site';

const BASE = '/flamingo/';
const files = {
  'index.html': '<p>home</p>',
  'zh/mask/index.html': '<p>mask</p>',
  '404.html': '<p>none</p>',
  'app.js': 'one()',
  'models/a b.bin': '\u0000\u00ff',
};

function made() {
  const caches = new FakeCaches();
  const told: Kept[] = [];
  return {
    caches,
    told,
    tell: (kept: Kept) => void told.push(kept),
    store: new Store(BASE, caches.asStorage()),
    host: hostOf(BASE, files),
    list: listOf('one', files),
  };
}

test('all files are kept, pages by their folder, and what is kept can be read', async () => {
  const { store, host, list, tell, told } = made();
  const kept = await fill(store, list, tell, host.fetch);
  expect(kept).toEqual({
    kind: 'kept',
    version: 'one',
    files: 5,
    bytes: 11 + 11 + 11 + 5 + 3,
    allFiles: 5,
    allBytes: 41,
    isFetching: false,
  });
  expect(told.map((one) => one.files)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(host.asked.toSorted()).toEqual([
    '/flamingo/',
    '/flamingo/404.html',
    '/flamingo/app.js',
    '/flamingo/models/a%20b.bin',
    '/flamingo/zh/mask/',
  ]);
  const answer = await store.read(list.files[2]);
  expect([answer?.status, await answer?.text()]).toEqual([200, '<p>none</p>']);
  // The bytes are kept unpacked; what else the host says of them holds.
  expect(answer?.headers.get('content-encoding')).toBeNull();
  expect(answer?.headers.get('content-type')).toBe('text/x-test');
});

test('what has come is not fetched again, neither by the next try nor by the next version', async () => {
  const { store, host, list, tell, told } = made();
  host.files = { ...files, 'app.js': 'two()' };
  await expect(fill(store, list, tell, host.fetch)).rejects.toThrow('app.js: changed');
  host.files = files;
  host.asked.length = 0;
  told.length = 0;
  await fill(store, list, tell, host.fetch);
  expect(host.asked).toContain('/flamingo/app.js');
  expect(host.asked.length).toBe(5 - told[0].files);

  host.files = { ...files, 'app.js': 'two()' };
  host.asked.length = 0;
  await fill(store, listOf('two', host.files), tell, host.fetch);
  expect(host.asked).toEqual(['/flamingo/app.js']);
});

test('a file of another version is asked for past the caches, and then refused', async () => {
  const { store, list, tell, host } = made();
  const asked: RequestCache[] = [];
  const fetchIt = (address: string, { cache }: { cache: RequestCache }) => {
    if (address.endsWith('app.js')) asked.push(cache);
    const isOld = address.endsWith('app.js') && cache !== 'reload';
    return isOld ? Promise.resolve(new Response('old()')) : host.fetch(address);
  };
  await fill(store, list, tell, fetchIt);
  expect(asked).toEqual(['no-cache', 'reload']);
});

test('what is on its way when a file fails is kept, and told before the failure is', async () => {
  const { store, host, list, tell, told } = made();
  const late = new Promise((resolve) => setTimeout(resolve, 20));
  const fetchIt = async (address: string) => {
    if (address.endsWith('app.js')) throw new TypeError('Failed to fetch');
    await late;
    return host.fetch(address);
  };
  await expect(fill(store, list, tell, fetchIt)).rejects.toThrow('app.js: unreachable');
  const files = told.at(-1)?.files;
  expect(files).toBe(3);
  expect((await store.has(list.files)).size).toBe(files);
});

test('a failure says why, and of which file', async () => {
  const reasons = async (spoil: (world: ReturnType<typeof made>) => void) => {
    const world = made();
    spoil(world);
    const error: unknown = await fill(world.store, world.list, () => {}, world.host.fetch).catch(
      (thrown: unknown) => thrown,
    );
    return error instanceof FillError ? error.why : error;
  };
  expect(await reasons(({ host }) => void (host.isUp = false))).toBe('unreachable');
  expect(await reasons(({ host }) => void (host.files = {}))).toBe('changed');
  expect(await reasons(({ caches }) => void (caches.limit = 3))).toBe('full');
  expect(await reasons(({ caches }) => void (caches.limit = 0))).toBe('full');
});
