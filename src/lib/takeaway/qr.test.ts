import jsQR from 'jsqr';
import { expect, test } from 'vitest';
import { qrOf } from './qr';

/** Paints the path with so many pixels a module, as an SVG reader would, and has another library read it. */
function read(text: string, scale = 4): string | undefined {
  const code = qrOf(text);
  if (!code) return undefined;
  const size = code.side * scale;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [, x, y, length] of code.path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let down = 0; down < scale; down++) {
      const from = ((Number(y) * scale + down) * size + Number(x) * scale) * 4;
      for (let i = 0; i < Number(length) * scale; i++)
        pixels.fill(0, from + 4 * i, from + 4 * i + 3);
    }
  }
  return jsQR(pixels, size, size)?.data;
}

test.each([
  'https://example.org/en/mask/?step=mask',
  `https://example.org/zh/model/?p=${'%E4%B8%AD'.repeat(60)}`,
])('another library reads the link back (%#)', (link) => {
  expect(read(link)).toBe(link);
});

test('the quiet zone is four modules wide', () => {
  const { side, path } = qrOf('x')!;
  const xs = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, length]) => [
    +x,
    +y,
    +x + +length,
  ]);
  expect(Math.min(...xs.map(([x]) => x))).toBe(4);
  expect(Math.min(...xs.map(([, y]) => y))).toBe(4);
  expect(Math.max(...xs.map(([, , end]) => end))).toBe(side - 4);
});

test('what is too long for any code gives none', () => {
  expect(qrOf('x'.repeat(3000))).toBeNull();
});
