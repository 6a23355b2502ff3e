/**
 * The reader's own pictures, kept for the time between two pages: no address can hold them, and whoever only changes the
 * language, or leaves and comes back, is not to lose them. They stay in this tab, as the 48 x 48 pixels that the model sees.
 */

import type { RgbImage } from '../../flamingo/image-preprocess';
import type { Picture } from '../live/picture';
import type { PartContent } from './draft.svelte';
import { isLost, isOwn, type DraftPicture } from './pictures';
import { writePrompt } from './prompt-code';

const KEY = 'flamingo-own-pictures';

interface Kept {
  /** The prompt that they belong to, as its address has it. */
  readonly prompt: string;
  /** In its order; the file in base64, null where it had not been read yet. */
  readonly pictures: readonly { readonly name: string; readonly file: string | null }[];
}

type Store = Pick<Storage, 'getItem' | 'setItem'>;

const framesOf = (contents: readonly PartContent[]): readonly DraftPicture[] =>
  contents.flatMap((content) => (content.kind === 'media' ? content.frames : []));

/** So many prompts, the last first: whoever goes Back may come to an earlier one. */
const MOST = 5;

/**
 * Keeps the own pictures of a prompt, beside those of the prompts before it.
 * @param pixelsOf what has been read of a picture; null: nothing yet
 * @throws what the store throws, where it is closed or has no room for this prompt alone
 */
export function keepOwn(
  store: Store,
  contents: readonly PartContent[],
  pixelsOf: (picture: Picture) => RgbImage | null,
): void {
  const own = framesOf(contents).filter((frame) => isOwn(frame) || isLost(frame));
  if (!own.some(isOwn)) return;
  const pictures = own.map((frame) => {
    const image = isOwn(frame) ? pixelsOf(frame) : null;
    const file = image && btoa(String.fromCharCode(...bmpOf(image)));
    return { name: isOwn(frame) ? frame.name : '', file };
  });
  if (pictures.every(({ file }) => file === null)) return;
  const prompt = writePrompt(contents);
  const others = readKept(store.getItem(KEY)).filter((kept) => kept.prompt !== prompt);
  write(store, [{ prompt, pictures }, ...others.slice(0, MOST - 1)]);
}

/** As many as there is room for; the oldest go first. */
function write(store: Store, [newest, ...others]: readonly Kept[]): void {
  for (;;) {
    try {
      return store.setItem(KEY, JSON.stringify([newest, ...others]));
    } catch (error) {
      if (others.pop() === undefined) throw error;
    }
  }
}

/**
 * The same contents, with the kept pictures in the places that they left empty; those of another prompt fill none.
 * @param open makes a picture of a file
 */
export function restoreOwn(
  store: Store,
  contents: readonly PartContent[],
  open: (file: Uint8Array<ArrayBuffer>, name: string) => Picture,
): readonly PartContent[] {
  const prompt = writePrompt(contents);
  const kept = readKept(store.getItem(KEY)).find((one) => one.prompt === prompt);
  if (kept === undefined) return contents;
  const next = kept.pictures.values();
  const filled = (frame: DraftPicture): DraftPicture => {
    if (!isLost(frame)) return frame;
    const { name = '', file = null } = next.next().value ?? {};
    return file === null
      ? frame
      : open(
          Uint8Array.from(atob(file), (c) => c.charCodeAt(0)),
          name,
        );
  };
  return contents.map((content) =>
    content.kind === 'text' ? content : { ...content, frames: content.frames.map(filled) },
  );
}

/** What this page has written itself; anything else counts as nothing. */
function readKept(text: string | null): readonly Kept[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? (kept as Kept[]) : [];
  } catch {
    return [];
  }
}

const HEADER = 54;

/** A bitmap file of 24 bits a pixel: every browser gives exactly these pixels back. The width is a multiple of 4. */
export function bmpOf({ width, height, data }: RgbImage): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(HEADER + data.length);
  const view = new DataView(file.buffer);
  file.set([0x42, 0x4d]);
  view.setUint32(2, file.length, true);
  view.setUint32(10, HEADER, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, width, true);
  // Negative: from the top down.
  view.setInt32(22, -height, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  for (let i = 0; i < data.length; i += 3) {
    file.set([data[i + 2], data[i + 1], data[i]], HEADER + i);
  }
  return file;
}
