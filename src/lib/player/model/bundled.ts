/** The pictures of the ready examples, which lie in the model's folder. */

/** Of the files PICTURE_FOLDER/NAME.png. */
export const bundledPictures = [
  'banana',
  'car-0',
  'car-1',
  'car-2',
  'car-3',
  'cherry',
  'dog-taxi',
  'lion',
  'otter',
  'owl',
  'panda',
  'raccoon',
  'raccoon-again',
  'rocket',
  'three-cats',
  'tiger',
  'whale',
] as const;

export type BundledName = (typeof bundledPictures)[number];

/** Below the model's folder. */
export const PICTURE_FOLDER = 'pictures';

/** The name of a bundled picture from a path that ends in its file; null where it is none. */
export function bundledName(path: string): BundledName | null {
  return bundledPictures.find((name) => path.endsWith(`${PICTURE_FOLDER}/${name}.png`)) ?? null;
}
