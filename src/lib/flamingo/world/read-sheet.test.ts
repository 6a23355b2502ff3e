import { readFileSync } from 'node:fs';
import { encode } from 'fast-png';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSpriteSheet } from '../../../../scripts/eval/sprite-sheet';
import { readSheet } from './read-sheet';

/** Bytes of their own, in a buffer of their own. */
const bufferOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;
const shipped = bufferOf(
  readFileSync(new URL('../../../../static/models/tiny-flamingo/sprites.png', import.meta.url)),
);

describe('the sheet of emoji', () => {
  test('is read byte for byte, as Node reads it', async () => {
    const { width, height, data } = await readSheet(shipped, 'sprites.png');
    const node = readSpriteSheet();
    expect([width, height]).toEqual([node.width, node.height]);
    expect(Buffer.compare(Buffer.from(data.buffer), Buffer.from(node.data))).toBe(0);
  });

  test('any picture with alpha comes back as it was written', async () => {
    const sides = fc.integer({ min: 1, max: 12 });
    const law = fc.asyncProperty(sides, sides, fc.integer(), async (width, height, seed) => {
      const data = Uint8Array.from({ length: 4 * width * height }, (_, i) => (i * seed) >> 3);
      const image = await readSheet(bufferOf(encode({ width, height, data, channels: 4 })), 'a');
      expect([...image.data]).toEqual([...data]);
    });
    await fc.assert(law, { numRuns: 30 });
  });

  test('what is none is an error that names the file', async () => {
    const cut = (length: number) => shipped.slice(0, length);
    const rgb = bufferOf(encode({ width: 2, height: 2, data: new Uint8Array(12), channels: 3 }));
    for (const file of [
      new ArrayBuffer(0),
      bufferOf(Buffer.from('words')),
      cut(40),
      cut(9999),
      rgb,
    ]) {
      await expect(readSheet(file, 'sprites.png')).rejects.toThrow('sprites.png');
    }
  });
});
