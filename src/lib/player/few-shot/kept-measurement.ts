/** A measurement, kept in this tab for a reload and for the other language: it took the reader's time. */

import type { Tally } from '../../flamingo/measure/accuracy';
import type { FewShotTask } from '../../flamingo/world/few-shot';
import { readKept, type Store } from '../live/kept';
import type { Measurement } from './accuracy.svelte';

const KEY = 'flamingo-measurement';

/**
 * @param now null: there is none, and what was kept is forgotten
 * @throws what the store throws, where it is closed or full
 */
export function keepMeasurement(store: Store, now: Measurement | null): void {
  if (now === null || now.measured.prompts === 0) return store.removeItem(KEY);
  store.setItem(KEY, JSON.stringify({ ...now, isRunning: false } satisfies Measurement));
}

/** The kept measurement, as far as it came; null where there is none of this task. @throws what the store throws, where it is closed */
export function keptMeasurement(store: Store, task: FewShotTask): Measurement | null {
  const kept = readKept<Measurement>(store, KEY);
  return kept !== null && isSound(kept) && kept.question.task === task ? kept : null;
}

/** Whether another version of the page, or somebody else, has not written it. */
function isSound({ question, measured, total }: Partial<Measurement>): boolean {
  if (!Array.isArray(question?.controls) || !Array.isArray(question.shots)) return false;
  if (!Array.isArray(measured?.tallies)) return false;
  const tallies = measured.tallies as readonly (Tally | null)[];
  const counts = tallies.flatMap((tally) => [tally?.shots, tally?.right, tally?.n]);
  return [total, measured.prompts, measured.ms, ...counts].every(Number.isFinite);
}
