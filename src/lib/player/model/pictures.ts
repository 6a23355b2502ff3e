/** What a prompt in the making may show, and what the model sees of it. */

import type { RgbImage } from '../../flamingo/image-preprocess';
import { preprocessImage } from '../../flamingo/image-preprocess';
import type { PromptPart } from '../../flamingo/prompt';
import { SIDE } from '../../flamingo/world/scenes';
import type { Renderer } from '../../flamingo/world/render';
import { fetchFile } from '../live/fetch-file';
import { closePicture, pixelsOf, readRgba, type Picture } from '../live/picture';
import { openRenderer } from '../live/sprite-sheet';
import { PICTURE_FOLDER, type BundledName } from './bundled';
import { worldScene, type DraftScene } from './scene';

/** Put together by the reader. */
export interface ScenePicture {
  readonly scene: DraftScene;
}

/** One of the examples' own. */
export interface BundledPicture {
  readonly bundled: BundledName;
}

/** An empty place: somebody's own picture stood here, which no link can carry. The model is asked without it. */
export interface LostPicture {
  readonly lost: true;
}

/** The first is a file of the reader's. */
export type DraftPicture = Picture | ScenePicture | BundledPicture | LostPicture;

export const lostPicture: LostPicture = { lost: true };

/** A picture of the reader's own, which no link can carry. */
export function isOwn(picture: DraftPicture): picture is Picture {
  return 'blob' in picture;
}

export function isLost(picture: DraftPicture): picture is LostPicture {
  return 'lost' in picture;
}

/** Gives back what a picture kept alive. */
export function closeDraftPicture(picture: DraftPicture): void {
  if (isOwn(picture)) closePicture(picture);
}

/** Closes the pictures of one part of a prompt. */
export function closeDraftPart(part: PromptPart<DraftPicture>): void {
  if ('image' in part) closeDraftPicture(part.image);
  else if ('video' in part) part.video.forEach(closeDraftPicture);
}

interface Reading {
  readonly size: number;
  readonly pixels: Promise<RgbImage>;
  /** null while they are on their way. */
  image: RgbImage | null;
}

/** Reads pictures as the model does. What was read once is kept as long as its picture. */
export class PictureReader {
  readonly #read = new WeakMap<DraftPicture, Reading>();
  readonly #folder: () => string;
  readonly #open: (folder: string) => Promise<Pick<Renderer, 'draw'>>;

  /**
   * @param folder the absolute address of the model's files
   * @param open gives what draws scenes
   */
  constructor(
    folder: () => string,
    open: (folder: string) => Promise<Pick<Renderer, 'draw'>> = openRenderer,
  ) {
    this.#folder = folder;
    this.#open = open;
  }

  /**
   * What the model sees: `size` x `size` pixels. A failed reading is tried again when it is asked again.
   * @throws {FlamingoError} picture, or model_missing or not_fetched, naming the file
   */
  pixelsOf(picture: DraftPicture, size = SIDE): Promise<RgbImage> {
    const known = this.#read.get(picture);
    if (known?.size === size) return known.pixels;
    const pixels = this.#pixelsOf(picture, size);
    const reading: Reading = { size, pixels, image: null };
    this.#read.set(picture, reading);
    pixels.then(
      (image) => (reading.image = image),
      () => this.#read.delete(picture),
    );
    return pixels;
  }

  /** What was read already; null: nothing yet. */
  knownPixelsOf(picture: DraftPicture): RgbImage | null {
    return this.#read.get(picture)?.image ?? null;
  }

  async #pixelsOf(picture: DraftPicture, size: number): Promise<RgbImage> {
    if (isLost(picture)) throw new Error('a lost picture has no pixels');
    if (isOwn(picture)) return pixelsOf(picture, size);
    if ('bundled' in picture) return this.#bundled(picture.bundled, size);
    const renderer = await this.#open(this.#folder());
    await nextTask();
    const image = renderer.draw(worldScene(picture.scene));
    return image.width === size ? image : preprocessImage(opaque(image), size);
  }

  async #bundled(bundled: string, size: number): Promise<RgbImage> {
    const file = `${PICTURE_FOLDER}/${bundled}.png`;
    const name = `${bundled}.png`;
    const blob = await fetchFile(this.#folder(), file);
    return preprocessImage(await readRgba(blob, name), size, name);
  }
}

/** A crowded scene takes ten milliseconds to draw: with many, the page must come to a turn in between. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function opaque({ width, height, data }: RgbImage) {
  const rgba = new Uint8Array(4 * width * height).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++) {
    rgba.set(data.subarray(3 * pixel, 3 * pixel + 3), 4 * pixel);
  }
  return { width, height, data: rgba };
}
