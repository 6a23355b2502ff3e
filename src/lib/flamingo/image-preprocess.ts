import { FlamingoError } from './problem';
import { resizeRgb } from './resize';

/** Pixels as a canvas gives them: row by row from the top, four bytes each, alpha not multiplied in. */
export interface RgbaImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** Opaque pixels: row by row from the top, three bytes each. */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** 4096 x 4096: what a phone's camera makes, and 64 MiB of RGBA. */
export const LARGEST_PICTURE = 2 ** 24;
/** In bytes: no picture of the allowed size has a larger file, unless it is made to be one. */
export const LARGEST_PICTURE_FILE = 4 * LARGEST_PICTURE;

/**
 * The model's view of a picture: `size` x `size`, RGB. Laid over white, made as large as fits (both sides by the same
 * factor), centred; what is left over has the mean colour of the picture's border. All arithmetic is in whole numbers,
 * so that every platform gives the same bytes. A picture of that size without transparency comes out as it went in.
 * @param name of the picture, for the error
 * @throws {FlamingoError} picture: empty, too_large, or unreadable (its bytes are not as many as its size says)
 */
export function preprocessImage(image: RgbaImage, size: number, name = 'picture'): RgbImage {
  checkImage(image, name);
  const opaque = overWhite(image);
  const longest = Math.max(image.width, image.height);
  const width = fitted(image.width, longest, size);
  const height = fitted(image.height, longest, size);
  return letterbox(resizeRgb(opaque, width, height), size, meanOfBorder(opaque));
}

function checkImage({ width, height, data }: RgbaImage, name: string): void {
  const why = faultOf(width, height);
  if (why !== null) throw new FlamingoError({ kind: 'picture', name, why });
  if (data.length !== 4 * width * height) {
    throw new FlamingoError({ kind: 'picture', name, why: 'unreadable' });
  }
}

/** What is wrong with a picture's size, to be asked before its pixels are made. */
export function faultOf(width: number, height: number): 'empty' | 'too_large' | null {
  if (!(width >= 1 && height >= 1)) return 'empty';
  return width * height > LARGEST_PICTURE ? 'too_large' : null;
}

/** colour·alpha + white·(1 - alpha), rounded to the nearest whole number. */
function overWhite({ width, height, data }: RgbaImage): RgbImage {
  const rgb = new Uint8Array(3 * width * height);
  for (let from = 0, to = 0; to < rgb.length; from += 4) {
    const alpha = data[from + 3];
    const white = 255 * (255 - alpha) + 127;
    for (let c = 0; c < 3; c++) rgb[to++] = Math.floor((data[from + c] * alpha + white) / 255);
  }
  return { width, height, data: rgb };
}

/** The length of a side when the longest one becomes `size`; halves are rounded up. */
function fitted(length: number, longest: number, size: number): number {
  return Math.max(1, Math.floor((2 * length * size + longest) / (2 * longest)));
}

/** Every pixel of the first and last row and column counts once; halves are rounded up. */
function meanOfBorder({ width, height, data }: RgbImage): readonly number[] {
  const sum = [0, 0, 0];
  let count = 0;
  for (let y = 0; y < height; y++) {
    const isEdgeRow = y === 0 || y === height - 1;
    const step = isEdgeRow ? 1 : Math.max(1, width - 1);
    for (let x = 0; x < width; x += step, count++) {
      for (let c = 0; c < 3; c++) sum[c] += data[3 * (y * width + x) + c];
    }
  }
  return sum.map((total) => Math.floor((2 * total + count) / (2 * count)));
}

/** Centred on a square; an odd pixel left over goes to the right, or below. */
function letterbox(image: RgbImage, size: number, colour: readonly number[]): RgbImage {
  const { width, height } = image;
  if (width === size && height === size) return image;
  const data = new Uint8Array(3 * size * size);
  for (let i = 0; i < data.length; i++) data[i] = colour[i % 3];
  const left = Math.floor((size - width) / 2);
  const top = Math.floor((size - height) / 2);
  for (let y = 0; y < height; y++) {
    const row = image.data.subarray(3 * y * width, 3 * (y + 1) * width);
    data.set(row, 3 * ((top + y) * size + left));
  }
  return { width: size, height: size, data };
}
