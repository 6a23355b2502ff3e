import { decode } from 'fast-png';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { palettePng, type Pixels } from './palette-png';
import { filled } from './trim';

/** The colours of a PNG as a reader sees them, three bytes a pixel. */
function seen(png: Uint8Array): number[] {
  const { data, palette } = decode(png);
  return Array.from(data).flatMap((index) => [...palette![index]]);
}

const picture = (width: number, rgb: readonly number[]): Pixels => ({
  width,
  height: rgb.length / 3 / width,
  data: rgb,
  channels: 3,
});

describe('a PNG with a palette', () => {
  it('gives back every pixel where the colours fit into it', () => {
    const pictures = fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
      .chain(([width, height]) => {
        const size = { minLength: width * height * 3, maxLength: width * height * 3 };
        return fc.array(fc.integer({ min: 0, max: 255 }), size).map((rgb) => picture(width, rgb));
      });
    fc.assert(
      fc.property(pictures, (pixels) => {
        expect(seen(palettePng(pixels))).toEqual([...(pixels.data as number[])]);
      }),
    );
  });

  it('keeps rare colours apart from one another, and near to what they were', () => {
    // 512 greys and reds, of which the first is nearly all of the picture.
    const rare = Array.from({ length: 512 }, (_, i) => (i < 256 ? [i, i, i] : [255, i - 256, 0]));
    const rgb = [...Array.from({ length: 5000 }, () => [255, 250, 245]), ...rare].flat();
    const png = palettePng(picture(1, rgb), 64);
    const shown = seen(png);
    expect(decode(png).palette!.length).toBeLessThanOrEqual(64);
    expect(shown.slice(0, 3)).toEqual([255, 250, 245]);
    const worst = Math.max(...rgb.map((value, i) => Math.abs(value - shown[i])));
    expect(worst).toBeLessThan(24);
  });

  it('leaves a fourth channel out', () => {
    const pixels = { width: 1, height: 2, data: [1, 2, 3, 255, 4, 5, 6, 0], channels: 4 };
    expect(seen(palettePng(pixels))).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe('what is filled of a picture', () => {
  const row = (text: string) =>
    [...text].flatMap((letter) => (letter === '.' ? [9, 9, 9] : [0, 0, 0]));

  it('is the rectangle around all that is not the colour of its upper right corner', () => {
    const rgb = ['......', '..x...', '.x..x.', '......'].flatMap(row);
    expect(filled(picture(6, rgb))).toEqual({ x: 1, y: 1, width: 4, height: 2 });
  });

  it('is all of an empty one', () => {
    expect(filled(picture(3, row('......')))).toEqual({ x: 0, y: 0, width: 3, height: 2 });
  });
});
