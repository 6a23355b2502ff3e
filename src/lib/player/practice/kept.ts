/** What the reader's device remembers of practice: the last series, and what was answered. Nothing is sent anywhere. */

import { levels, type Level } from '../../lesson';
import { readDevice, writeDevice } from '../on-device';
import { LENGTH, limits } from './state';

const NAME = 'flamingo-practice';

/**
 * How a question was answered: for each cell the place of the choice among the question's, or not at all. Of a hunt: the
 * statements that were picked, or that its line was shown.
 */
export type Answer = readonly number[] | 'skipped' | null;

export interface Kept {
  readonly seed: number;
  readonly level: Level;
  /** One a question of the series. */
  readonly answers: readonly Answer[];
  /** One a hunt of the series. */
  readonly hunts: readonly Answer[];
}

/** null: nothing is remembered, or nothing that this site has written. */
export function readKept(): Kept | null {
  try {
    const kept: unknown = JSON.parse(readDevice(NAME) ?? 'null');
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** @returns whether the device took it */
export const keep = (kept: Kept): boolean => writeDevice(NAME, JSON.stringify(kept));

export const forget = (): boolean => writeDevice(NAME, null);

function isKept(kept: unknown): kept is Kept {
  if (typeof kept !== 'object' || kept === null) return false;
  const { seed, level, answers, hunts } = kept as Readonly<Record<keyof Kept, unknown>>;
  const [min, max] = limits.seed;
  return (
    Number.isInteger(seed) &&
    (seed as number) >= min &&
    (seed as number) <= max &&
    levels.some((one) => one === level) &&
    [answers, hunts].every(isSeries)
  );
}

const isSeries = (all: unknown): boolean =>
  Array.isArray(all) && all.length === LENGTH && all.every(isAnswer);

const isAnswer = (answer: unknown): answer is Answer =>
  answer === null ||
  answer === 'skipped' ||
  (Array.isArray(answer) && answer.every((place) => Number.isInteger(place) && place >= 0));
