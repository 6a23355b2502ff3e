import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RgbaImage } from '../../src/lib/flamingo/image-preprocess';
import { readPng } from '../ask/png';

const SHEET = new URL('../../static/models/tiny-flamingo/sprites.png', import.meta.url);

/** The emoji that the evaluation's scenes are drawn from. */
export function readSpriteSheet(): RgbaImage {
  return readPng(readFileSync(fileURLToPath(SHEET)), 'sprites.png');
}
