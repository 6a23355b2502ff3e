/** Pictures in Node: PNG to RGBA, by fast-png, after a look at what it would have to allocate. */

import { inflateSync } from 'node:zlib';
import { decode, type DecodedPng } from 'fast-png';
import { faultOf, type RgbaImage } from '../../src/lib/flamingo/image-preprocess';
import { FlamingoError, type PictureFault } from '../../src/lib/flamingo/problem';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** The only chunks that pixels depend on; a colour profile may inflate to anything, so it never gets to the decoder. */
const KEPT = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'];
/** Length and type before the data, checksum after it. */
const [HEAD, TAIL] = [8, 4];
interface Chunk {
  readonly type: string;
  /** The whole chunk, and the data in it. */
  readonly bytes: Uint8Array;
  readonly data: Uint8Array;
}

/**
 * Reads a PNG into 8-bit RGBA: grey, colour or palette, 1 to 16 bits. Interlaced ones need 8 bits at least, since
 * fast-png reads smaller samples of those wrongly.
 * @param name of the file, for the error
 * @throws {FlamingoError} picture: unreadable, empty or too_large
 */
export function readPng(file: Uint8Array, name: string): RgbaImage {
  const fail = (why: PictureFault): never => {
    throw new FlamingoError({ kind: 'picture', name, why });
  };
  const chunks = readChunks(file) ?? fail('unreadable');
  const header = readHeader(chunks[0].data) ?? fail('unreadable');
  const hasPalette = chunks.some(({ type }) => type === 'PLTE');
  if (header.needsPalette && !hasPalette) fail('unreadable');
  const fault = faultOf(header.width, header.height);
  if (fault !== null) fail(fault);
  try {
    checkInflated(chunks, packedBytes(header));
    return toRgba(decode(joined(chunks), { checkCrc: true }));
  } catch {
    return fail('unreadable');
  }
}

/** The chunks that matter, or null when the file is not built as a PNG is. */
function readChunks(file: Uint8Array): Chunk[] | null {
  if (SIGNATURE.some((byte, i) => file[i] !== byte)) return null;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at + HEAD + TAIL <= file.length;) {
    const end = at + HEAD + view.getUint32(at) + TAIL;
    if (end > file.length) return null;
    const type = String.fromCharCode(...file.subarray(at + 4, at + HEAD));
    const data = file.subarray(at + HEAD, end - TAIL);
    if (KEPT.includes(type)) chunks.push({ type, bytes: file.subarray(at, end), data });
    at = end;
    if (type === 'IEND') break;
  }
  const isWhole = chunks.at(0)?.type === 'IHDR' && chunks.at(-1)?.type === 'IEND';
  return isWhole && chunks[0].data.length === 13 ? chunks : null;
}

interface Header {
  readonly width: number;
  readonly height: number;
  /** Of a pixel. */
  readonly bits: number;
  readonly isInterlaced: boolean;
  readonly needsPalette: boolean;
}

/** Samples are places in a palette. */
const BY_PALETTE = 3;
/** Samples in a pixel, by colour type. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, [BY_PALETTE]: 1, 4: 2, 6: 4 };

function readHeader(data: Uint8Array): Header | null {
  const view = new DataView(data.buffer, data.byteOffset);
  const depth = view.getUint8(8);
  const colourType = view.getUint8(9);
  const channels = CHANNELS[colourType] ?? 0;
  const isInterlaced = view.getUint8(12) !== 0;
  if (channels === 0 || (isInterlaced && depth < 8)) return null;
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const needsPalette = colourType === BY_PALETTE;
  return { width, height, bits: depth * channels, isInterlaced, needsPalette };
}

/** First column and row, and the steps, of an interlaced picture's seven passes. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** What the pixels take before they are unfiltered: each row of each pass has one byte more, its filter. */
function packedBytes({ width, height, bits, isInterlaced }: Header): number {
  const passes = isInterlaced ? PASSES : ([[0, 0, 1, 1]] as const);
  return passes.reduce((sum, [x, y, xStep, yStep]) => {
    const columns = Math.ceil((width - x) / xStep);
    const rows = Math.ceil((height - y) / yStep);
    return columns > 0 && rows > 0 ? sum + rows * (1 + Math.ceil((columns * bits) / 8)) : sum;
  }, 0);
}

/** A kilobyte of PNG may inflate to a megabyte. @throws when it does not give just what its size needs */
function checkInflated(chunks: readonly Chunk[], expected: number): void {
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  const { length } = inflateSync(Buffer.concat(packed), { maxOutputLength: expected });
  if (length !== expected) throw new Error(`${length} bytes of pixels, not ${expected}`);
}

function joined(chunks: readonly Chunk[]): Uint8Array {
  return Buffer.concat([Uint8Array.from(SIGNATURE), ...chunks.map(({ bytes }) => bytes)]);
}

type Samples = Uint8Array | Uint16Array;

function toRgba(png: DecodedPng): RgbaImage {
  const { width, height } = png;
  const samples = samplesOf(png);
  const data = new Uint8Array(4 * width * height);
  if (png.palette) fillFromPalette(data, samples, png.palette);
  else fill(data, samples, png);
  return { width, height, data };
}

/** One number a sample: depths below 8 come packed, each row filled up to whole bytes. */
function samplesOf({ data, depth, width, height, channels }: DecodedPng): Samples {
  if (data instanceof Uint16Array) return data;
  if (depth === 8) return new Uint8Array(data.buffer, data.byteOffset, data.length);
  const perByte = 8 / depth;
  const perRow = width * channels;
  const rowBytes = Math.ceil(perRow / perByte);
  const samples = new Uint8Array(perRow * height);
  for (let i = 0; i < samples.length; i++) {
    const column = i % perRow;
    const byte = data[Math.floor(i / perRow) * rowBytes + Math.floor(column / perByte)];
    samples[i] = (byte >> (8 - depth * ((column % perByte) + 1))) & (2 ** depth - 1);
  }
  return samples;
}

function fillFromPalette(rgba: Uint8Array, samples: Samples, palette: readonly number[][]): void {
  for (const [i, sample] of samples.entries()) {
    const colour = palette.at(sample);
    if (colour === undefined) throw new Error('a colour that the palette lacks');
    rgba.set(colour, 4 * i);
    if (colour.length < 4) rgba[4 * i + 3] = 255;
  }
}

/** Grey or colour, with alpha, with one colour that is transparent, or neither. */
function fill(rgba: Uint8Array, samples: Samples, png: DecodedPng): void {
  const { channels, depth, transparency } = png;
  const isGrey = channels < 3;
  const alphaAt = channels % 2 === 0 ? channels - 1 : -1;
  for (let from = 0, to = 0; to < rgba.length; from += channels, to += 4) {
    const isHole = transparency?.every((sample, c) => sample === samples[from + c]) ?? false;
    for (let c = 0; c < 3; c++) rgba[to + c] = toByte(samples[from + (isGrey ? 0 : c)], depth);
    rgba[to + 3] = alphaAt >= 0 ? toByte(samples[from + alphaAt], depth) : isHole ? 0 : 255;
  }
}

/** 0 to 2 ** depth - 1 becomes 0 to 255, rounded. */
function toByte(sample: number, depth: number): number {
  return depth === 8 ? sample : Math.round((sample * 255) / (2 ** depth - 1));
}
