/** The answer to a gotcha, kept in this tab for a reload and for the other language. */

import { readKept, type Store } from '../live/kept';

export interface KeptAnswer {
  /** A position in the answers; null: skipped. */
  readonly chosen: number | null;
  /** Chosen, but not checked yet. */
  readonly isOpen: boolean;
}

const keyOf = (id: string): string => `flamingo-gotcha-${id}`;

/** @param answer null: what was kept is forgotten. @throws what the store throws, where it is closed or full */
export function keepAnswer(store: Store, id: string, answer: KeptAnswer | null): void {
  if (answer === null) store.removeItem(keyOf(id));
  else store.setItem(keyOf(id), JSON.stringify(answer));
}

/**
 * @param count how many answers there are
 * @returns null where nothing was kept, or nothing of use. @throws what the store throws, where it is closed
 */
export function keptAnswer(store: Store, id: string, count: number): KeptAnswer | null {
  const kept = readKept<Partial<KeptAnswer>>(store, keyOf(id));
  const { chosen, isOpen } = kept ?? {};
  if (typeof isOpen !== 'boolean') return null;
  if (chosen === null) return isOpen ? null : { chosen, isOpen };
  return Number.isInteger(chosen) && chosen! >= 0 && chosen! < count
    ? { chosen: chosen!, isOpen }
    : null;
}
