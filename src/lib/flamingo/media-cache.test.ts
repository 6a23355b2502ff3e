import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RgbImage } from './image-preprocess';
import { contentKey, MediaCache } from './media-cache';

const frame = (...data: number[]): RgbImage => ({
  width: 1,
  height: data.length / 3,
  data: Uint8Array.from(data),
});

describe('pictures have names by their content', () => {
  const a = frame(1, 2, 3);
  const b = frame(4, 5, 6);

  test('that follow pixels, size, number and order of frames', () => {
    const clips = [[a], [b], [a, b], [b, a], [a, a], [frame(1, 2, 3, 4, 5, 6)]];
    const flat = [{ width: 2, height: 1, data: Uint8Array.of(1, 2, 3, 4, 5, 6) }];
    expect(new Set([...clips, flat].map(contentKey)).size).toBe(7);
    expect(contentKey([frame(1, 2, 3)])).toBe(contentKey([a]));
  });
});

describe('the cache of pictures', () => {
  test('makes a value once, and forgets the one asked for longest ago', () => {
    const cache = new MediaCache<number>(2);
    let made = 0;
    const ask = (pixel: number) => cache.take([frame(pixel, 0, 0)], () => made++);
    expect(ask(1)).toEqual({ value: 0, isCached: false });
    expect(ask(2)).toEqual({ value: 1, isCached: false });
    expect(ask(1)).toEqual({ value: 0, isCached: true });
    expect(ask(3)).toEqual({ value: 2, isCached: false });
    expect(ask(1).isCached).toBe(true);
    expect(ask(2)).toEqual({ value: 3, isCached: false });
    expect(cache.size).toBe(2);
  });

  test('keeps nothing of a picture that could not be made', () => {
    const cache = new MediaCache<number>(2);
    const fail = () => {
      throw new Error('no latents');
    };
    expect(() => cache.take([frame(1, 2, 3)], fail)).toThrow('no latents');
    expect(cache.take([frame(1, 2, 3)], () => 5)).toEqual({ value: 5, isCached: false });
  });

  test('behaves as a list of the last pictures, in the order of their use', () => {
    const asks = fc.array(fc.nat(6), { maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), asks, (capacity, pixels) => {
        const cache = new MediaCache<number>(capacity);
        let recent: number[] = [];
        for (const pixel of pixels) {
          const { value, isCached } = cache.take([frame(pixel, 0, 0)], () => pixel);
          expect([value, isCached]).toEqual([pixel, recent.includes(pixel)]);
          recent = [...recent.filter((other) => other !== pixel), pixel].slice(-capacity);
        }
        expect(cache.size).toBe(recent.length);
      }),
    );
  });

  test('holds at least one', () => {
    for (const capacity of [0, -1, 1.5, NaN]) expect(() => new MediaCache(capacity)).toThrow();
  });
});
