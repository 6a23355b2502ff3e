/** For tests: pictures made from a number. */

import type { RgbImage } from '../image-preprocess';

/** Noise of `size` x `size`; equal seeds give equal pictures. */
export function noisePicture(seed: number, size = 16): RgbImage {
  const data = new Uint8Array(3 * size * size);
  let state = seed;
  for (let i = 0; i < data.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    data[i] = state >>> 24;
  }
  return { width: size, height: size, data };
}
