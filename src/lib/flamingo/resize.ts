import type { RgbImage } from './image-preprocess';

/** Which pixels of a line make one pixel of the resized line, and with what weights. */
interface Taps {
  readonly first: number;
  /** Fixed point: 2 ** PRECISION is 1. */
  readonly weights: Int32Array;
}

const PRECISION = 22;
const HALF = 2 ** (PRECISION - 1);
const CHANNELS = 3;

/**
 * Resizes with a triangle filter that grows when shrinking, so that no pixel is passed over. It is Pillow's
 * `Image.resize(size, Image.BILINEAR)` bit for bit: weights in 22-bit fixed point, columns first, then rows, rounded to
 * a byte in between (Pillow, src/libImaging/Resample.c).
 */
export function resizeRgb(image: RgbImage, width: number, height: number): RgbImage {
  const wide = width === image.width ? image : resizeRows(image, width);
  return height === wide.height ? wide : resizeColumns(wide, height);
}

/** Weights of the triangle around each new pixel's centre, summing to 1 before they are rounded. */
function tapsOf(from: number, to: number): Taps[] {
  const scale = from / to;
  const support = Math.max(1, scale);
  return Array.from({ length: to }, (_, i) => {
    const centre = (i + 0.5) * scale;
    const first = Math.max(0, Math.trunc(centre - support + 0.5));
    const end = Math.min(from, Math.trunc(centre + support + 0.5));
    const shares = Array.from({ length: end - first }, (_, k) =>
      triangle((k + first - centre + 0.5) / support),
    );
    const sum = shares.reduce((a, b) => a + b, 0);
    const weights = Int32Array.from(shares, (share) =>
      Math.trunc(0.5 + (share / sum) * 2 ** PRECISION),
    );
    return { first, weights };
  });
}

function triangle(x: number): number {
  return Math.max(0, 1 - Math.abs(x));
}

function resizeRows({ width, height, data }: RgbImage, to: number): RgbImage {
  const out = new Uint8Array(CHANNELS * to * height);
  const taps = tapsOf(width, to);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < to; x++) {
      const start = CHANNELS * (y * width + taps[x].first);
      mix(out, CHANNELS * (y * to + x), data, start, CHANNELS, taps[x].weights);
    }
  }
  return { width: to, height, data: out };
}

function resizeColumns({ width, height, data }: RgbImage, to: number): RgbImage {
  const out = new Uint8Array(CHANNELS * width * to);
  const taps = tapsOf(height, to);
  const stride = CHANNELS * width;
  for (let y = 0; y < to; y++) {
    for (let x = 0; x < width; x++) {
      const start = taps[y].first * stride + CHANNELS * x;
      mix(out, y * stride + CHANNELS * x, data, start, stride, taps[y].weights);
    }
  }
  return { width, height: to, data: out };
}

/** One pixel: the weighted sum of pixels `stride` bytes apart, rounded and held within a byte. */
function mix(
  out: Uint8Array,
  at: number,
  data: Uint8Array,
  start: number,
  stride: number,
  weights: Int32Array,
): void {
  let [red, green, blue] = [HALF, HALF, HALF];
  for (let k = 0, from = start; k < weights.length; k++, from += stride) {
    red += data[from] * weights[k];
    green += data[from + 1] * weights[k];
    blue += data[from + 2] * weights[k];
  }
  out[at] = Math.min(255, red >> PRECISION);
  out[at + 1] = Math.min(255, green >> PRECISION);
  out[at + 2] = Math.min(255, blue >> PRECISION);
}
