/** Pictures in the browser: any kind that it can decode. */

import {
  faultOf,
  LARGEST_PICTURE_FILE,
  preprocessImage,
  type RgbaImage,
  type RgbImage,
} from '../../flamingo/image-preprocess';
import {
  FlamingoError,
  problemOf,
  together,
  type PictureFault,
  type Problem,
} from '../../flamingo/problem';

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

/** What came of several files: the good ones, in their order, and what is wrong with the others. */
export interface OpenedFiles {
  readonly pictures: readonly Picture[];
  readonly problem: Problem | null;
}

/** Opens all that can be opened. */
export async function openFiles(files: readonly File[]): Promise<OpenedFiles> {
  const results = await Promise.allSettled(files.map((file) => openPicture(file, file.name)));
  const pictures = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const problems = results.flatMap((one) =>
    one.status === 'rejected' ? [problemOf(one.reason)] : [],
  );
  return { pictures, problem: together(problems) };
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
    const image = readPixels(bitmap, bitmap.width, bitmap.height);
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
    bitmap = await bitmapOf(blob);
  } catch (error) {
    return fail(error instanceof TooLarge ? 'too_large' : 'unreadable');
  }
  const fault = faultOf(bitmap.width, bitmap.height);
  if (fault === null) return bitmap;
  bitmap.close();
  return fail(fault);
}

/** As the file has them: neither the screen's colours nor the canvas' alpha may change the numbers. */
const EXACT = { colorSpaceConversion: 'none', premultiplyAlpha: 'none' } as const;

/** No browser makes a bitmap of an SVG file, but each can show one. */
function bitmapOf(blob: Blob): Promise<ImageBitmap> {
  return blob.type === 'image/svg+xml' ? bitmapOfSvg(blob) : createImageBitmap(blob, EXACT);
}

class TooLarge extends Error {}

/**
 * An SVG file in its own size, drawn by an <img>, in which no script runs and nothing else is fetched.
 * @throws when it has no size, is none, or holds what makes a canvas unreadable; TooLarge before it is drawn
 */
async function bitmapOfSvg(blob: Blob): Promise<ImageBitmap> {
  const url = URL.createObjectURL(blob);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    if (faultOf(width, height) === 'too_large') throw new TooLarge();
    const { data } = readPixels(image, width, height);
    return await createImageBitmap(new ImageData(data, width, height), EXACT);
  } finally {
    URL.revokeObjectURL(url);
  }
}

function readPixels(picture: CanvasImageSource, width: number, height: number) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  // Read often means: kept in memory, where no graphics card rounds.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('this browser has no canvas');
  context.drawImage(picture, 0, 0, width, height);
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}
