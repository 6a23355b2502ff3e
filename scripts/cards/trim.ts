/** Cuts off the empty edges of a picture. */

import type { Pixels } from './palette-png';

/** In pixels of the picture. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The smallest rectangle around all that differs from the pixel at the upper right, where stages are empty. */
export function filled({ width, height, data, channels }: Pixels): Rectangle {
  const corner = (width - 1) * channels;
  const isEmpty = (x: number, y: number) =>
    [0, 1, 2].every((c) => data[(y * width + x) * channels + c] === data[corner + c]);
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (isEmpty(x, y)) continue;
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  }
  if (right < 0) return { x: 0, y: 0, width, height };
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
