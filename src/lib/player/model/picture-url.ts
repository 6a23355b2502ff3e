import type { RgbImage } from '../../flamingo/image-preprocess';

/** Small pixels as an address under which they can be shown: a PNG in itself, with nothing to give back. */
export function pictureUrl({ width, height, data }: RgbImage): string {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const rgba = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++) {
    rgba.set(data.subarray(3 * pixel, 3 * pixel + 3), 4 * pixel);
  }
  canvas.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0);
  return canvas.toDataURL();
}
