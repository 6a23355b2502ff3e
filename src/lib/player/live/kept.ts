/** What a tab keeps for its next page: JSON, and pictures of the reader's own as bitmap files of the pixels that the model sees. */

import type { RgbImage } from '../../flamingo/image-preprocess';

export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface KeptPicture {
  readonly name: string;
  /** As `textOf` gives it; null: nothing was kept of it. */
  readonly file: string | null;
}

/** What this site has written itself; anything else counts as nothing. */
export function readKept<Value>(store: Store, key: string): Value | null {
  try {
    return JSON.parse(store.getItem(key) ?? 'null') as Value | null;
  } catch {
    return null;
  }
}

/** A bitmap file, in base64. */
export function textOf(image: RgbImage): string {
  return btoa(String.fromCharCode(...bmpOf(image)));
}

/** The file that a text stands for. @throws {DOMException} for what is no base64 */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}

const HEADER = 54;

/** A bitmap file of 24 bits a pixel: every browser gives exactly these pixels back. The width is a multiple of 4. */
export function bmpOf({ width, height, data }: RgbImage): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(HEADER + data.length);
  const view = new DataView(file.buffer);
  file.set([0x42, 0x4d]);
  view.setUint32(2, file.length, true);
  view.setUint32(10, HEADER, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, width, true);
  // Negative: from the top down.
  view.setInt32(22, -height, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  for (let i = 0; i < data.length; i += 3) {
    file.set([data[i + 2], data[i + 1], data[i]], HEADER + i);
  }
  return file;
}

/** The picture of such a file, to the pixel. @throws {Error} for a file that `bmpOf` has not made */
export function imageOf(file: Uint8Array<ArrayBuffer>): RgbImage {
  const view = new DataView(file.buffer);
  const [width, height] = [view.getInt32(18, true), -view.getInt32(22, true)];
  const length = 3 * width * height;
  if (width < 1 || height < 1 || file.length !== HEADER + length) throw new Error('no such bitmap');
  const data = new Uint8Array(length);
  for (let i = 0; i < length; i += 3) {
    const [blue, green, red] = file.subarray(HEADER + i, HEADER + i + 3);
    data.set([red, green, blue], i);
  }
  return { width, height, data };
}
