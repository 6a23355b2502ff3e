import { describe, expect, test } from 'vitest';
import { noisePicture } from '../../flamingo/testing/pictures';
import { bmpOf } from '../live/kept';
import { storage } from '../live/testing/storage';
import type { PartContent } from './draft.svelte';
import { keepOwn, restoreOwn } from './own-pictures';
import { lostPicture, type DraftPicture } from './pictures';
import { readPrompt, writePrompt } from './prompt-code';

const own = (name: string) => ({ name, blob: new Blob(), url: `blob:${name}` });
const media = (...frames: DraftPicture[]): PartContent => ({ kind: 'media', frames });
const image = noisePicture(3, 48);
const contents = [
  media(own('a')),
  { kind: 'text', text: 'this' } as const,
  media(lostPicture, own('b')),
];
const opened: (readonly [string, Uint8Array])[] = [];
const open = (file: Uint8Array<ArrayBuffer>, name: string) => {
  opened.push([name, file]);
  return own(name);
};

describe('own pictures', () => {
  test('come back into the places that the address left empty', () => {
    const store = storage();
    keepOwn(store, contents, () => image);
    const back = restoreOwn(store, readPrompt(writePrompt(contents)), open);
    expect(back).toEqual([media(own('a')), contents[1], media(lostPicture, own('b'))]);
    expect(opened.map(([name]) => name)).toEqual(['a', 'b']);
    expect(opened[0][1]).toEqual(bmpOf(image));
  });

  test('of another prompt, or kept by somebody else, come back nowhere', () => {
    const store = storage();
    keepOwn(store, contents, () => image);
    const other = [media(lostPicture)];
    expect(restoreOwn(store, other, open)).toBe(other);
    store.items.forEach((_, key) => store.setItem(key, '{'));
    expect(restoreOwn(store, other, open)).toBe(other);
  });

  test('that had not been read stay lost, and where there are none nothing is kept', () => {
    const store = storage();
    keepOwn(store, contents, () => null);
    const read = readPrompt(writePrompt(contents));
    expect(restoreOwn(store, read, open)).toEqual(read);
    keepOwn(store, read, () => image);
    expect(store.items.size).toBe(0);
  });
});
