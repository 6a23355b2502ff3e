import { shareOfFirst, type Reference } from './reference';
import type { Share } from '../../src/lib/flamingo/measure/wilson';

const NAME = 40;
/** Between two runs of the same questions. Float32 sums in another order may flip an answer, not many. */
export const TOLERANCE = 0.01;

export const HEADING = `${'task'.padEnd(NAME)} share  95% interval    PyTorch          difference`;

/** One task in a line, next to PyTorch's figure if there is one. */
export function rowOf(task: string, ours: Share, theirs?: Share): string {
  const line = `${task.padEnd(NAME)} ${figure(ours)}`;
  if (!theirs) return line;
  const difference = ours.share - theirs.share;
  return `${line}  ${figure(theirs)}  ${difference < 0 ? '-' : '+'}${Math.abs(difference).toFixed(3)}`;
}

function figure({ share, low, high }: Share): string {
  return `${share.toFixed(3)}  [${low.toFixed(3)}, ${high.toFixed(3)}]`;
}

export interface Comparison {
  /** Tasks of which both were asked the very same questions. */
  readonly compared: readonly string[];
  /** Of these, the ones whose shares are too far from each other. */
  readonly apart: readonly string[];
}

export function compare(
  seed: number,
  results: Readonly<Record<string, Share>>,
  reference: Reference | null,
): Comparison {
  if (!reference) return { compared: [], apart: [] };
  const theirs = (task: string) => shareOfFirst(reference, seed, task, results[task].n);
  const compared = Object.keys(results).filter((task) => theirs(task) !== null);
  // Shares have four places; half of the last one is no difference.
  const apart = compared.filter(
    (task) => Math.abs(results[task].share - (theirs(task)?.share ?? NaN)) > TOLERANCE + 5e-5,
  );
  return { compared, apart };
}
