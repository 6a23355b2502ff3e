/**
 * Reads the sheet of emoji byte for byte. A canvas would multiply its colours by alpha and divide them again, and so move
 * some by one or two; then scenes would not quite be those of the training.
 */

import type { RgbaImage } from '../image-preprocess';
import { FlamingoError } from '../problem';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const CHANNELS = 4;
/** Of a side. The sheet has 768; whatever claims to be larger is none. */
const LARGEST = 4096;
/** 8 bits a channel, colour with alpha, deflate, the five filters, not interlaced: what the sheet is. */
const FORMAT = [8, 6, 0, 0, 0];

/**
 * A PNG of 8 bits a channel with alpha, not interlaced.
 * @throws {FlamingoError} picture, naming the file, for anything else
 */
export async function readSheet(file: ArrayBuffer, name: string): Promise<RgbaImage> {
  try {
    const { width, height, packed } = chunksOf(new Uint8Array(file));
    const lines = await inflate(packed, height * (1 + CHANNELS * width));
    return { width, height, data: unfiltered(lines, width, height) };
  } catch {
    throw new FlamingoError({ kind: 'picture', name, why: 'unreadable' });
  }
}

function chunksOf(bytes: Uint8Array<ArrayBuffer>) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const packed: Uint8Array<ArrayBuffer>[] = [];
  let [width, height] = [0, 0];
  if (!SIGNATURE.every((byte, i) => bytes[i] === byte)) throw new Error('no PNG');
  for (let at = SIGNATURE.length; at < bytes.length;) {
    const length = view.getUint32(at);
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') {
      [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
      if (!FORMAT.every((byte, i) => data[8 + i] === byte)) throw new Error('another kind of PNG');
    } else if (kind === 'IDAT') packed.push(data);
    at += 12 + length;
  }
  if (width < 1 || height < 1 || width > LARGEST || height > LARGEST) throw new Error('its size');
  return { width, height, packed };
}

/** @throws {Error} when it is not `length` bytes */
async function inflate(packed: readonly Uint8Array<ArrayBuffer>[], length: number) {
  const stream = new Blob([...packed]).stream().pipeThrough(new DecompressionStream('deflate'));
  const bytes = new Uint8Array(length);
  const reader = stream.getReader();
  let filled = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (filled + value.length > length) throw new Error('too long');
    bytes.set(value, filled);
    filled += value.length;
  }
  if (filled !== length) throw new Error('too short');
  return bytes;
}

/** Each line begins with the number of its filter, which says what was taken from its bytes. */
function unfiltered(
  lines: Uint8Array,
  width: number,
  height: number,
): Uint8ClampedArray<ArrayBuffer> {
  const row = CHANNELS * width;
  const data = new Uint8ClampedArray(row * height);
  for (let y = 0; y < height; y++) {
    const from = y * (row + 1);
    const predict = PREDICTORS[lines[from]];
    for (let x = 0; x < row; x++) {
      const to = y * row + x;
      const left = x < CHANNELS ? 0 : data[to - CHANNELS];
      const up = y === 0 ? 0 : data[to - row];
      const corner = x < CHANNELS || y === 0 ? 0 : data[to - row - CHANNELS];
      data[to] = (lines[from + 1 + x] + predict(left, up, corner)) & 0xff;
    }
  }
  return data;
}

type Predictor = (left: number, up: number, corner: number) => number;

/** None, Sub, Up, Average and Paeth, as PNG numbers them. */
const PREDICTORS: readonly Predictor[] = [
  () => 0,
  (left) => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  paeth,
];

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
