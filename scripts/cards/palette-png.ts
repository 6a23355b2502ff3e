/** PNG files of at most 256 colours: a third of the bytes of a screenshot, and to the eye the same. */

import { crc32, deflateSync } from 'node:zlib';

/** A colour of the picture, 0xRRGGBB, and how many pixels have it. */
interface Colour {
  readonly rgb: number;
  readonly count: number;
}

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Rows from the top, `channels` bytes a pixel; a fourth channel is left out. */
  readonly data: ArrayLike<number>;
  readonly channels: number;
}

/** @param most colours, up to 256 @returns the bytes of an indexed PNG; exact where the picture has no more colours */
export function palettePng({ width, height, data, channels }: Pixels, most = 256): Uint8Array {
  const rgbs = Uint32Array.from(
    { length: width * height },
    (_, i) => (data[i * channels] << 16) | (data[i * channels + 1] << 8) | data[i * channels + 2],
  );
  const boxes = boxesOf(rgbs, most);
  const indexOf = new Map(boxes.flatMap((box, index) => box.map(({ rgb }) => [rgb, index])));
  const rows = new Uint8Array((width + 1) * height);
  // Each row begins with its filter: 0, none, which suits flat colours.
  rgbs.forEach((rgb, i) => (rows[i + Math.floor(i / width) + 1] = indexOf.get(rgb)!));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header(width, height)),
    chunk('PLTE', Buffer.from(boxes.flatMap(meanOf))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Median cut: the box with the most to lose is halved where its pixels are, along its longest side. */
function boxesOf(rgbs: Uint32Array, most: number): Colour[][] {
  const counts = new Map<number, number>();
  for (const rgb of rgbs) counts.set(rgb, (counts.get(rgb) ?? 0) + 1);
  const boxes = [[...counts].map(([rgb, count]): Colour => ({ rgb, count }))];
  while (boxes.length < most) {
    const losses = boxes.map(lossOf);
    const worst = losses.indexOf(Math.max(...losses));
    if (losses[worst] === 0) break;
    boxes.push(...halved(boxes.splice(worst, 1)[0]));
  }
  return boxes;
}

const shifts = [16, 8, 0] as const;
const channelOf = (rgb: number, shift: number): number => (rgb >> shift) & 255;

function spreadOf(box: readonly Colour[], shift: number): number {
  const values = box.map(({ rgb }) => channelOf(rgb, shift));
  return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
}

/** How far apart its colours are, for all of its pixels but the commonest colour's, which a palette keeps nearly exact. */
function lossOf(box: readonly Colour[]): number {
  const counts = box.map(({ count }) => count);
  const others = counts.reduce((a, b) => a + b) - counts.reduce((a, b) => Math.max(a, b));
  return Math.max(...shifts.map((shift) => spreadOf(box, shift))) ** 2 * others;
}

/** Two boxes, none of them empty. */
function halved(box: readonly Colour[]): [Colour[], Colour[]] {
  const spreads = shifts.map((shift) => spreadOf(box, shift));
  const shift = shifts[spreads.indexOf(Math.max(...spreads))];
  const sorted = [...box].sort((a, b) => channelOf(a.rgb, shift) - channelOf(b.rgb, shift));
  const half = sorted.reduce((sum, { count }) => sum + count, 0) / 2;
  let cut = 0;
  for (let sum = 0; sum < half; cut++) sum += sorted[cut].count;
  cut = Math.min(Math.max(cut, 1), sorted.length - 1);
  return [sorted.slice(0, cut), sorted.slice(cut)];
}

/** Red, green, blue. */
function meanOf(box: readonly Colour[]): number[] {
  const all = box.reduce((sum, { count }) => sum + count, 0);
  return shifts.map((shift) =>
    Math.round(box.reduce((sum, { rgb, count }) => sum + channelOf(rgb, shift) * count, 0) / all),
  );
}

/** 8 bits a pixel, indexed, not interlaced. */
function header(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  bytes.set([8, 3, 0, 0, 0], 8);
  return bytes;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
