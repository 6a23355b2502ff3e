import { expect, test } from 'vitest';
import { noisePicture } from '../../flamingo/testing/pictures';
import { storage } from '../live/testing/storage';
import { keepFrames, keptFrames } from './own-pictures';

const own = ['a.png', 'b.png'].map((name, i) => ({ name, image: noisePicture(i, 48) }));

test('own pictures come back as they were, and only as many as the address speaks of', () => {
  const store = storage();
  keepFrames(store, own);
  expect(keptFrames(store, 2)).toEqual(own);
  expect(keptFrames(store, 1)).toBeNull();
  keepFrames(store, null);
  expect(store.items.size).toBe(0);
  expect(keptFrames(store, 2)).toBeNull();
});

test('what cannot be read is none', () => {
  const store = storage();
  keepFrames(store, own);
  const [key] = store.items.keys();
  for (const text of ['{', '7', '[1, 2]', '[{"name":"a","file":"%"},{"name":"b","file":null}]']) {
    store.setItem(key, text);
    expect(keptFrames(store, 2)).toBeNull();
  }
});
