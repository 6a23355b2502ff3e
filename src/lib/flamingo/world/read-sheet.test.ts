import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { expect, test } from 'vitest';
import { MODEL_FOLDER } from '../../../../scripts/ask/model-folder';
import { readSpriteSheet } from '../../../../scripts/eval/sprite-sheet';
import { readSheet } from './read-sheet';

const file = new Uint8Array(readFileSync(join(MODEL_FOLDER, 'sprites.png')));

test('every byte of the sheet is what another reader of PNG finds', async () => {
  const [ours, theirs] = [await readSheet(file), readSpriteSheet()];
  expect([ours.width, ours.height]).toEqual([theirs.width, theirs.height]);
  expect(Buffer.compare(Buffer.from(ours.data), Buffer.from(theirs.data))).toBe(0);
});

test('what is no such file is refused', async () => {
  const changed = (at: number, value: number) => file.with(at, value);
  const opaque = encode({ width: 2, height: 1, channels: 3, data: new Uint8Array(6) });
  await expect(readSheet(new Uint8Array())).rejects.toThrow('no PNG');
  await expect(readSheet(file.subarray(0, 5000))).rejects.toThrow('cut off');
  await expect(readSheet(opaque)).rejects.toThrow('not 8 bits RGBA');
  // The width, and one row less.
  await expect(readSheet(changed(16, 255))).rejects.toThrow('its size');
  await expect(readSheet(changed(23, file[23] - 1))).rejects.toThrow('number of its bytes');
});
