import type { RgbaImage, RgbImage } from '../image-preprocess';
import { SIDE, type Scene, type Sprite } from './scenes';
import { cutSprite, transformSprite, type AlphaPicture } from './sprites';

const { fround } = Math;

/** Scenes to pixels, the same as in training (notebooks/tiny_flamingo/render.py). */
export class Renderer {
  readonly #sheet: RgbaImage;
  readonly #sprites = new Map<number, AlphaPicture>();

  /** @param sheet static/models/tiny-flamingo/sprites.png, alpha not multiplied in */
  constructor(sheet: RgbaImage) {
    this.#sheet = sheet;
  }

  /** What it draws from. */
  get sheet(): RgbaImage {
    return this.#sheet;
  }

  /**
   * 48 x 48 pixels: a flat background, then the sprites over it, brightened, rounded half up.
   * @throws {Error} when the sheet lacks a sprite
   */
  draw({ sprites, background, brightness }: Scene): RgbImage {
    const picture = new Float32Array(SIDE * SIDE * 3);
    for (let i = 0; i < picture.length; i++) picture[i] = background[i % 3];
    for (const sprite of sprites) this.#paste(picture, sprite, fround(255 * brightness));
    const data = Uint8Array.from(picture, (x) => {
      return Math.max(0, Math.min(255, Math.floor(fround(x + 0.5))));
    });
    return { width: SIDE, height: SIDE, data };
  }

  #paste(picture: Float32Array, { sprite, x, y, size, angle, mirror }: Sprite, light: number) {
    const { side, data } = transformSprite(this.#sprite(sprite), size, angle, mirror);
    const [left, top] = [x - Math.floor(side / 2), y - Math.floor(side / 2)];
    const [right, bottom] = [Math.min(SIDE, left + side), Math.min(SIDE, top + side)];
    for (let row = Math.max(0, top); row < bottom; row++) {
      for (let column = Math.max(0, left); column < right; column++) {
        const from = ((row - top) * side + column - left) * 4;
        const to = (row * SIDE + column) * 3;
        const through = fround(1 - data[from + 3]);
        for (let c = 0; c < 3; c++) {
          picture[to + c] = fround(picture[to + c] * through) + fround(data[from + c] * light);
        }
      }
    }
  }

  #sprite(index: number): AlphaPicture {
    const sprite = this.#sprites.get(index) ?? cutSprite(this.#sheet, index);
    this.#sprites.set(index, sprite);
    return sprite;
  }
}
