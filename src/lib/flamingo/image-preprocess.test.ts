import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  faultOf,
  LARGEST_PICTURE,
  preprocessImage,
  type RgbaImage,
  type RgbImage,
} from './image-preprocess';
import { resizeRgb } from './resize';

/** The same bytes as `((i * 2654435761) % 2**32) >> 24` in Python. */
function noise(width: number, height: number): RgbImage {
  const data = new Uint8Array(3 * width * height);
  for (let i = 0; i < data.length; i++) data[i] = ((i * 2654435761) % 2 ** 32) / 2 ** 24;
  return { width, height, data };
}

function withAlpha({ width, height, data }: RgbImage, alpha = 255): RgbaImage {
  const rgba = new Uint8ClampedArray(4 * width * height);
  for (let i = 0; i < width * height; i++) {
    rgba.set(data.subarray(3 * i, 3 * i + 3), 4 * i);
    rgba[4 * i + 3] = alpha;
  }
  return { width, height, data: rgba };
}

function flat(width: number, height: number, pixel: readonly number[]): RgbaImage {
  const data = Uint8ClampedArray.from({ length: 4 * width * height }, (_, i) => pixel[i % 4]);
  return { width, height, data };
}

const pixelAt = ({ width, data }: RgbImage, x: number, y: number) => [
  ...data.subarray(3 * (y * width + x), 3 * (y * width + x) + 3),
];

describe('the resize is Pillow’s (9.4.0 and 12.3.0 gave these), bit for bit', () => {
  test.each([
    [64, 64, 48, 48, '87f57c66bd6bdad24fb0d3c82b8592b1d00a1bf688662a7b843a16cc0ce5d6f2'],
    [100, 37, 48, 18, '25ecca2947bb77ceb69edc62319863a8a5d4b0f989f565b580696c4a89c65293'],
    [37, 100, 18, 48, 'be26b168eb1c2c27e7a21fac25e1837516a0baeb11a7ca58cfe14e1ae8907777'],
    [640, 480, 48, 36, 'faebfdd2a8ce762474550eed8c427cf5a6397b114be8a2e06b6f743a297efe61'],
    [7, 5, 48, 34, '8f5a1c1cd63fdce66afff5d188c1fd8289e1a90fda808e2e4aa8a983c24b853d'],
    [1, 1, 48, 48, '9d71bd7440815548f726760a6093ba68f930935556ee20db319d0f655150cc47'],
    [48, 97, 24, 48, '245631b156597291665c2593c38d3f7633f4f25ad722fbb6b61fe479fc8379ef'],
    [501, 3, 48, 1, '4617b1aaa07b67dc507182518634817c819b953d947476ff8976db2ec4bd44ac'],
    [48, 48, 48, 48, '1619a9a5215df783136bd7a204f93ee6fca539905c8ee37dc2336d978dff878c'],
  ])('%d x %d to %d x %d', (width, height, newWidth, newHeight, digest) => {
    const { data } = resizeRgb(noise(width, height), newWidth, newHeight);
    expect(createHash('sha256').update(data).digest('hex')).toBe(digest);
  });

  test('every byte of 5 x 4 to 3 x 2', () => {
    expect([...resizeRgb(noise(5, 4), 3, 2).data]).toEqual([
      ...[80, 155, 93, 169, 124, 120, 156, 74, 149],
      ...[142, 80, 139, 112, 132, 144, 124, 183, 106],
    ]);
  });
});

describe('a picture becomes what the model sees', () => {
  test('an opaque one of the right size passes unchanged', () => {
    const image = noise(48, 48);
    expect(preprocessImage(withAlpha(image), 48)).toEqual(image);
  });

  test('a transparent one is laid over white', () => {
    const seen = (r: number, g: number, b: number, a: number) =>
      pixelAt(preprocessImage(flat(48, 48, [r, g, b, a]), 48), 7, 9);
    expect(seen(10, 20, 30, 0)).toEqual([255, 255, 255]);
    // 255 - 255·128/255 = 127; 200·128/255 + 127 = 227.39; 51·128/255 + 127 = 152.6
    expect(seen(0, 200, 51, 128)).toEqual([127, 227, 153]);
  });

  test('a wide one stands in the middle, with the mean colour of its border above and below', () => {
    const wide = flat(96, 48, [0, 0, 0, 255]);
    // One white row of four border lines: 96 of 2·96 + 2·46 = 284 pixels. 96·255/284 = 86.2
    wide.data.fill(255, 0, 4 * 96);
    const seen = preprocessImage(wide, 48);
    expect([seen.width, seen.height]).toEqual([48, 48]);
    expect([0, 11, 36, 47].map((y) => pixelAt(seen, 0, y))).toEqual(Array(4).fill([86, 86, 86]));
    expect([14, 35].map((y) => pixelAt(seen, 24, y))).toEqual(Array(2).fill([0, 0, 0]));
  });

  test('a tall one too, and the odd pixel left over lies right of it', () => {
    // 16 x 27 becomes 28.44, so 28, wide: 10 columns on both sides. 15 x 27: 26.67, so 27; 10 and 11.
    const columns = (width: number) => {
      const image = flat(width, 27, [255, 255, 255, 255]);
      for (let x = 1; x < width - 1; x++)
        image.data.fill(0, 4 * (13 * width + x), 4 * (13 * width + x) + 3);
      const seen = preprocessImage(image, 48);
      const dark = Array.from({ length: 48 }, (_, x) => pixelAt(seen, x, 24)[0] < 200);
      return [dark.indexOf(true), 47 - dark.lastIndexOf(true)];
    };
    const [left, right] = columns(16);
    expect(right - left).toBe(0);
    const [oddLeft, oddRight] = columns(15);
    expect(oddRight - oddLeft).toBe(1);
  });

  test('one colour stays that colour, whatever the size', () => {
    const side = fc.integer({ min: 1, max: 120 });
    const byte = fc.nat(255);
    fc.assert(
      fc.property(side, side, byte, byte, byte, (width, height, r, g, b) => {
        const seen = preprocessImage(flat(width, height, [r, g, b, 255]), 48);
        expect(seen.data).toHaveLength(48 * 48 * 3);
        // Not `toEqual`, which takes longer over the bytes than the resizing does.
        expect(seen.data.every((byte, i) => byte === [r, g, b][i % 3])).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('every byte lies between the darkest and the brightest of the picture', () => {
    const side = fc.integer({ min: 1, max: 70 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const image = noise(width, height);
        const seen = preprocessImage(withAlpha(image), 48).data;
        expect(Math.min(...seen)).toBeGreaterThanOrEqual(Math.min(...image.data));
        expect(Math.max(...seen)).toBeLessThanOrEqual(Math.max(...image.data));
      }),
      { numRuns: 40 },
    );
  });
});

describe('a picture that is none is refused, before any pixels are made:', () => {
  const none = new Uint8Array(0);
  test.each([
    ['without pixels', { width: 0, height: 5, data: none }, 'cat.png: the picture has no pixels'],
    ['of no size', { width: NaN, height: 5, data: none }, 'the picture has no pixels'],
    ['too large', { width: 2 ** 20, height: 2 ** 20, data: none }, 'the picture is too large'],
    ['with bytes missing', { width: 2, height: 1, data: new Uint8Array(7) }, 'can be read'],
  ])('%s', (_, image, message) => {
    expect(() => preprocessImage(image, 48, 'cat.png')).toThrow(message);
  });

  test('and a size can be judged alone', () => {
    expect(faultOf(4096, 4096)).toBe(null);
    expect(faultOf(LARGEST_PICTURE + 1, 1)).toBe('too_large');
  });
});
