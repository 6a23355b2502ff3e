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

  test('of each of the last five prompts come back, whatever was asked between', () => {
    const store = storage();
    const promptOf = (n: number): PartContent[] => [
      { kind: 'text', text: `prompt ${n}` },
      media(own(`own ${n}`)),
    ];
    const back = (n: number) => restoreOwn(store, readPrompt(writePrompt(promptOf(n))), open);
    for (const n of [0, 1, 2, 3, 4, 2]) keepOwn(store, promptOf(n), () => image);
    keepOwn(store, [media({ bundled: 'panda' })], () => image);
    for (const n of [0, 1, 2, 3, 4]) expect(back(n)).toEqual(promptOf(n));
    keepOwn(store, promptOf(5), () => image);
    // The oldest made room.
    expect(back(0)).not.toEqual(promptOf(0));
    expect([1, 2, 3, 4, 5].map(back)).toEqual([1, 2, 3, 4, 5].map(promptOf));
  });

  test('of earlier prompts go where the store is full, and those of this one stay', () => {
    const store = storage();
    const full = {
      ...store,
      setItem: (key: string, value: string) => {
        if (value.length > 12_000) throw new Error('full');
        store.setItem(key, value);
      },
    };
    const [first, second] = ['first', 'second'].map((text): PartContent[] => [
      { kind: 'text', text },
      media(own('a')),
    ]);
    keepOwn(full, first, () => image);
    keepOwn(full, second, () => image);
    const read = (contents: readonly PartContent[]) => readPrompt(writePrompt(contents));
    expect(restoreOwn(full, read(second), open)).toEqual(second);
    expect(restoreOwn(full, read(first), open)).toEqual(read(first));
    const many = [media(...Array<DraftPicture>(4).fill(own('b')))];
    expect(() => keepOwn(full, many, () => image)).toThrow('full');
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
