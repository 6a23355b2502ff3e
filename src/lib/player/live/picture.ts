/** Pictures in the browser: any kind that it can decode. */

import {
  faultOf,
  LARGEST_PICTURE_FILE,
  preprocessImage,
  type RgbaImage,
  type RgbImage,
} from '../../flamingo/image-preprocess';
import { FlamingoError, type PictureFault } from '../../flamingo/problem';

/** A picture of a prompt: its file, and an address under which it can be shown. */
export interface Picture {
  readonly name: string;
  readonly blob: Blob;
  readonly url: string;
}

/**
 * Takes a file for a picture, after a look whether it is one.
 * @throws {FlamingoError} picture: unreadable or too_large
 */
export async function openPicture(blob: Blob, name: string): Promise<Picture> {
  await inTurn(async () => (await decode(blob, name)).close());
  return { name, blob, url: URL.createObjectURL(blob) };
}

/** Gives back what the address kept alive. */
export function closePicture({ url }: Picture): void {
  URL.revokeObjectURL(url);
}

/**
 * All that were to be opened, or none: when one fails, the others are closed again.
 * @throws what the first of them was rejected with
 */
export async function openFiles(files: readonly File[]): Promise<Picture[]> {
  const results = await Promise.allSettled(files.map((file) => openPicture(file, file.name)));
  const opened = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = results.find((one) => one.status === 'rejected');
  if (failed === undefined) return opened;
  opened.forEach(closePicture);
  throw failed.reason;
}

/** What the model sees of a picture: `size` x `size` pixels. */
export async function pixelsOf({ blob, name }: Picture, size: number): Promise<RgbImage> {
  return preprocessImage(await readRgba(blob, name), size, name);
}

/**
 * All pixels of a file.
 * @throws {FlamingoError} picture: unreadable or too_large
 */
export function readRgba(blob: Blob, name: string): Promise<RgbaImage> {
  return inTurn(async () => {
    const bitmap = await decode(blob, name);
    const image = readPixels(bitmap);
    bitmap.close();
    return image;
  });
}

let last: Promise<unknown> = Promise.resolve();

/** One file at a time: fifty of the largest, decoded at once, would take gigabytes. */
function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const turn = last.then(work);
  last = turn.catch(() => {});
  return turn;
}

async function decode(blob: Blob, name: string): Promise<ImageBitmap> {
  const fail = (why: PictureFault): never => {
    throw new FlamingoError({ kind: 'picture', name, why });
  };
  if (blob.size > LARGEST_PICTURE_FILE) fail('too_large');
  let bitmap: ImageBitmap;
  try {
    // As the file has them: neither the screen's colours nor the canvas' alpha may change the numbers.
    bitmap = await createImageBitmap(blob, {
      colorSpaceConversion: 'none',
      premultiplyAlpha: 'none',
    });
  } catch {
    return fail('unreadable');
  }
  const fault = faultOf(bitmap.width, bitmap.height);
  if (fault === null) return bitmap;
  bitmap.close();
  return fail(fault);
}

function readPixels(bitmap: ImageBitmap): RgbaImage {
  const { width, height } = bitmap;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  // Read often means: kept in memory, where no graphics card rounds.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('this browser has no canvas');
  context.drawImage(bitmap, 0, 0);
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}
