import { expect, test } from 'vitest';
import { noisePicture } from '../../flamingo/testing/pictures';
import { bmpOf, bytesOf, imageOf, readKept, textOf } from './kept';
import { storage } from './testing/storage';

test('a bitmap has its header, then blue, green and red of each pixel from the top', () => {
  const file = bmpOf({ width: 4, height: 1, data: Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) }); // prettier-ignore
  expect([file.length, String.fromCharCode(file[0], file[1]), file[10]]).toEqual([66, 'BM', 54]);
  expect([...file.subarray(54)]).toEqual([3, 2, 1, 6, 5, 4, 9, 8, 7, 12, 11, 10]);
});

test('a kept picture comes back to the pixel; what is none says so', () => {
  const image = noisePicture(5, 48);
  expect(imageOf(bytesOf(textOf(image)))).toEqual(image);
  expect(() => imageOf(bmpOf(image).slice(0, 60))).toThrow('no such bitmap');
  expect(() => imageOf(new Uint8Array(60))).toThrow('no such bitmap');
});

test('what somebody else has written into the storage counts as nothing', () => {
  const store = storage();
  expect(readKept(store, 'a')).toBeNull();
  store.setItem('a', '{');
  expect(readKept(store, 'a')).toBeNull();
});
