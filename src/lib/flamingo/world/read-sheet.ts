/**
 * Reads the sheet of sprites, byte for byte. A browser's canvas keeps its pixels multiplied by alpha and gives half-
 * transparent ones back a little changed; scenes drawn from those would not be what the model was trained on.
 */

import type { RgbaImage } from '../image-preprocess';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Bytes of a pixel: red, green, blue, alpha. */
const PIXEL = 4;
/** Bits of a sample, colour type RGBA, deflate, the five filters, not interlaced. */
const KIND = [8, 6, 0, 0, 0];
/** Sides in pixels: the sheet has 768 x 432. */
const LARGEST_SIDE = 4096;

/**
 * A PNG of 8 bits RGBA, not interlaced. Checksums are not looked at.
 * @throws {Error} for any other file, or one that is cut off
 */
export async function readSheet(file: Uint8Array): Promise<RgbaImage> {
  if (SIGNATURE.some((byte, i) => file[i] !== byte)) fail('no PNG');
  const { header, data } = chunksOf(file);
  const [width, height] = [header.getUint32(0), header.getUint32(4)];
  if (KIND.some((byte, i) => header.getUint8(8 + i) !== byte)) fail('not 8 bits RGBA');
  if (!(width >= 1 && height >= 1 && Math.max(width, height) <= LARGEST_SIDE)) fail('its size');
  const rows = await inflate(data);
  if (rows.length !== height * (1 + width * PIXEL)) fail('the number of its bytes');
  return { width, height, data: unfilter(rows, width * PIXEL, height) };
}

function chunksOf(file: Uint8Array): { header: DataView; data: Uint8Array[] } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const data: Uint8Array[] = [];
  let header: DataView | null = null;
  for (let at = SIGNATURE.length; at + 12 <= file.length;) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...file.subarray(at + 4, at + 8));
    const end = at + 8 + length;
    if (end + 4 > file.length) fail('cut off');
    if (type === 'IHDR' && length === 13)
      header = new DataView(view.buffer, view.byteOffset + at + 8);
    if (type === 'IDAT') data.push(file.subarray(at + 8, end));
    at = end + 4;
  }
  return header === null ? fail('no header') : { header, data };
}

async function inflate(data: readonly Uint8Array[]): Promise<Uint8Array> {
  const stream = new Blob(data as Uint8Array<ArrayBuffer>[])
    .stream()
    .pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Undoes the filter of each row: a byte was written as its difference from a guess. */
function unfilter(rows: Uint8Array, stride: number, height: number): Uint8Array {
  const data = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const [from, to] = [y * (stride + 1) + 1, y * stride];
    const guess = guesses[rows[from - 1]] ?? fail('an unknown filter');
    for (let i = 0; i < stride; i++) {
      const left = i < PIXEL ? 0 : data[to + i - PIXEL];
      const above = y === 0 ? 0 : data[to + i - stride];
      const corner = i < PIXEL || y === 0 ? 0 : data[to + i - stride - PIXEL];
      data[to + i] = rows[from + i] + guess(left, above, corner);
    }
  }
  return data;
}

/** By the number of the filter. */
const guesses: readonly ((left: number, above: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, above) => above,
  (left, above) => (left + above) >> 1,
  paeth,
];

/** Which of the three is nearest to left + above - corner; of equal ones the first. */
function paeth(left: number, above: number, corner: number): number {
  const a = Math.abs(above - corner);
  const b = Math.abs(left - corner);
  const c = Math.abs(left + above - 2 * corner);
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}

function fail(what: string): never {
  throw new Error(`the sheet of sprites: ${what}`);
}
