import { afterEach, expect, it, vi } from 'vitest';
import { carriedUrl, openFile } from './files';

afterEach(() => {
  globalThis.__flamingoFiles = undefined;
  vi.unstubAllGlobals();
});

it('a carried file is answered without a request, whatever the site in its address', async () => {
  const fetched = vi.fn(() => Promise.resolve(new Response('from the site')));
  vi.stubGlobal('fetch', fetched);
  globalThis.__flamingoFiles = { 'models/tiny/config.json': btoa('{"a":1}') };
  const response = await openFile('https://example.org/x/models/tiny/config.json');
  expect([response.ok, await response.text()]).toEqual([true, '{"a":1}']);
  expect(fetched).not.toHaveBeenCalled();
  expect(await (await openFile('https://example.org/x/models/tiny/other.json')).text()).toBe(
    'from the site',
  );
});

it('a picture has an address of its own only where it is carried', () => {
  expect(carriedUrl('https://example.org/a.png')).toBeNull();
  globalThis.__flamingoFiles = { 'a.png': 'AAAA' };
  expect(carriedUrl('https://example.org/a.png')).toBe('data:image/png;base64,AAAA');
  expect(carriedUrl('https://example.org/other-a.png')).toBeNull();
});
