/** The reader's own pictures on the resampler page, kept in this tab for a reload and for the other language. */

import { bytesOf, imageOf, readKept, textOf, type KeptPicture, type Store } from '../live/kept';
import type { Frame } from './desk.svelte';

const KEY = 'flamingo-resampler-pictures';

/**
 * @param own null: there are none, and what was kept is forgotten
 * @throws what the store throws, where it is closed or full
 */
export function keepFrames(store: Store, own: readonly Frame[] | null): void {
  if (own === null) return store.removeItem(KEY);
  const kept = own.map(({ name, image }): KeptPicture => ({
    name: name ?? '',
    file: textOf(image),
  }));
  store.setItem(KEY, JSON.stringify(kept));
}

/** The kept pictures; null where there are not just so many. @throws what the store throws, where it is closed */
export function keptFrames(store: Store, count: number): readonly Frame[] | null {
  const kept = readKept<readonly KeptPicture[]>(store, KEY);
  if (kept?.length !== count) return null;
  try {
    return kept.map(({ name, file }) => ({ name, image: imageOf(bytesOf(file ?? '')) }));
  } catch {
    return null;
  }
}
