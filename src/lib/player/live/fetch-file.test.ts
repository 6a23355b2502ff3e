import { afterEach, expect, test, vi } from 'vitest';
import { fetchFile } from './fetch-file';

afterEach(() => vi.unstubAllGlobals());

const answer = (fetch: () => Promise<Response>) => {
  vi.stubGlobal('fetch', fetch);
  return fetchFile('/model', 'sprites.png');
};

const broken = new ReadableStream({
  start: (controller) => controller.error(new TypeError('gone')),
});

test('a file that comes is there whole', async () => {
  expect(await (await answer(() => Promise.resolve(new Response('abc')))).text()).toBe('abc');
});

test.each<[string, () => Promise<Response>, object]>([
  [
    'no connection',
    () => Promise.reject(new TypeError('Failed to fetch')),
    { status: null, why: 'Failed to fetch' },
  ],
  [
    'a server in trouble',
    () => Promise.resolve(new Response('', { status: 503 })),
    { status: 503 },
  ],
  ['a connection that breaks', () => Promise.resolve(new Response(broken)), { status: null }],
])('%s is told apart from a file that is not there', async (_, fetch, problem) => {
  await expect(answer(fetch)).rejects.toMatchObject({
    problem: { kind: 'not_fetched', file: 'sprites.png', ...problem },
  });
  await expect(
    answer(() => Promise.resolve(new Response('', { status: 404 }))),
  ).rejects.toMatchObject({
    problem: { kind: 'model_missing', file: 'sprites.png' },
  });
});
