/**
 * The emoji as small pictures with transparency, turned and resized.
 *
 * Pixels are to be those that training saw (notebooks/tiny_flamingo/sprites.py), so the arithmetic is that
 * of PyTorch's grid_sample on a processor with AVX2: float32, with a fused multiply-add wherever a product
 * is added to something. `Math.fround` of a double product of two floats and one sum is just that, but for
 * one case in some hundred million, where rounding twice matters.
 */

import type { RgbaImage } from '../image-preprocess';

/** Pixels of a sprite's side. */
const SIZE = 48;
const COLUMNS = 16;
/** Each pixel is the mean of 3 x 3 samples. */
const SUPERSAMPLES = 3;
/** A sprite is drawn into a square of ceil(1.3 * size): room for its turned corners. */
const BOX = 1.3;
/** Sprites get a border of one transparent pixel, so that every sample inside has four neighbours. */
const PADDED = SIZE + 2;
const CHANNELS = 4;

const { fround } = Math;

/** Pixels of red, green, blue and alpha, 0 to 1, the colours times alpha, row by row. */
export interface AlphaPicture {
  readonly side: number;
  readonly data: Float32Array;
}

/**
 * Takes a sprite out of the sheet, 16 a row, with its transparent border.
 * @throws {Error} when the sheet has no such sprite
 */
export function cutSprite(sheet: RgbaImage, index: number): AlphaPicture {
  const [left, top] = [(index % COLUMNS) * SIZE, Math.floor(index / COLUMNS) * SIZE];
  if (index < 0 || sheet.width < COLUMNS * SIZE || sheet.height < top + SIZE) {
    throw new Error(`sprites: a sheet of ${sheet.width} x ${sheet.height} has no sprite ${index}`);
  }
  const data = new Float32Array(PADDED * PADDED * CHANNELS);
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      const from = ((top + y) * sheet.width + left + x) * CHANNELS;
      const to = ((y + 1) * PADDED + x + 1) * CHANNELS;
      const alpha = fround(sheet.data[from + 3] / 255);
      for (let c = 0; c < 3; c++) data[to + c] = fround(sheet.data[from + c] / 255) * alpha;
      data[to + 3] = alpha;
    }
  }
  return { side: PADDED, data };
}

/** The sprite at `size` pixels, mirrored if asked and then turned by `angle` degrees clockwise. */
export function transformSprite(
  sprite: AlphaPicture,
  size: number,
  angle: number,
  mirror: boolean,
): AlphaPicture {
  const side = Math.ceil(BOX * size);
  const place = placer(size, angle, mirror);
  const offsets = offsetsOf(side);
  const data = new Float32Array(side * side * CHANNELS);
  const sum = new Float32Array(CHANNELS);
  for (let pixel = 0; pixel < side * side; pixel++) {
    const [row, column] = [Math.floor(pixel / side) * SUPERSAMPLES, (pixel % side) * SUPERSAMPLES];
    sum.fill(0);
    for (let i = row; i < row + SUPERSAMPLES; i++) {
      for (let j = column; j < column + SUPERSAMPLES; j++) {
        const [across, down] = [offsets[j], offsets[i]];
        addSample(sum, sprite.data, place.x(across, down), place.y(across, down));
      }
    }
    for (let c = 0; c < CHANNELS; c++) data[pixel * CHANNELS + c] = sum[c] / SUPERSAMPLES ** 2;
  }
  return { side, data };
}

/** Positions of the samples along one side, in pixels from the centre of the box. */
function offsetsOf(side: number): Float32Array {
  return Float32Array.from(
    { length: side * SUPERSAMPLES },
    (_, i) => fround((i + 0.5) / SUPERSAMPLES) - side / 2,
  );
}

/** Where in the sprite a sample of the box lies: (0, 0) is the middle of the sprite's first pixel. */
function placer(size: number, angle: number, mirror: boolean) {
  const radians = angle * (Math.PI / 180);
  const [cos, sin] = [fround(Math.cos(radians)), fround(Math.sin(radians))];
  const scale = fround(2 / size);
  const pixels = (x: number) => fround(fround(x + 1) * (SIZE / 2) - 0.5);
  return {
    x(across: number, down: number): number {
      const x = fround(fround(fround(across * cos) + fround(down * sin)) * scale);
      return pixels(mirror ? -x : x);
    },
    y(across: number, down: number): number {
      return pixels(fround(fround(fround(down * cos) - fround(across * sin)) * scale));
    },
  };
}

/** sum += the sprite at (x, y), from the four pixels around. */
function addSample(sum: Float32Array, padded: Float32Array, x: number, y: number): void {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  if (left < -1 || top < -1 || left >= SIZE || top >= SIZE) return;
  const east = fround(x - left);
  const south = fround(y - top);
  const [west, north] = [fround(1 - east), fround(1 - south)];
  const [nw, ne] = [fround(west * north), fround(east * north)];
  const [sw, se] = [fround(west * south), fround(east * south)];
  const upper = ((top + 1) * PADDED + left + 1) * CHANNELS;
  const lower = upper + PADDED * CHANNELS;
  for (let c = 0; c < CHANNELS; c++) {
    let value = fround(padded[upper + c] * nw);
    value = fround(padded[upper + CHANNELS + c] * ne + value);
    value = fround(padded[lower + c] * sw + value);
    value = fround(padded[lower + CHANNELS + c] * se + value);
    sum[c] += value;
  }
}
