/**
 * The reader's own pictures, kept for the time between two pages: no address can hold them, and whoever only changes the
 * language, or leaves and comes back, is not to lose them. They stay in this tab, as the 48 x 48 pixels that the model sees.
 */

import type { RgbImage } from '../../flamingo/image-preprocess';
import { bytesOf, readKept, textOf, type KeptPicture, type Store } from '../live/kept';
import type { Picture } from '../live/picture';
import type { PartContent } from './draft.svelte';
import { isLost, isOwn, type DraftPicture } from './pictures';
import { writePrompt } from './prompt-code';

const KEY = 'flamingo-own-pictures';

interface Kept {
  /** The prompt that they belong to, as its address has it. */
  readonly prompt: string;
  /** In its order; without a file where it had not been read yet. */
  readonly pictures: readonly KeptPicture[];
}

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
    return { name: isOwn(frame) ? frame.name : '', file: image && textOf(image) };
  });
  if (pictures.every(({ file }) => file === null)) return;
  const prompt = writePrompt(contents);
  const others = promptsIn(store).filter((kept) => kept.prompt !== prompt);
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
  const kept = promptsIn(store).find((one) => one.prompt === prompt);
  if (kept === undefined) return contents;
  const next = kept.pictures.values();
  const filled = (frame: DraftPicture): DraftPicture => {
    if (!isLost(frame)) return frame;
    const { name = '', file = null } = next.next().value ?? {};
    return file === null ? frame : open(bytesOf(file), name);
  };
  return contents.map((content) =>
    content.kind === 'text' ? content : { ...content, frames: content.frames.map(filled) },
  );
}

function promptsIn(store: Store): readonly Kept[] {
  const kept = readKept<unknown>(store, KEY);
  return Array.isArray(kept) ? (kept as Kept[]) : [];
}
