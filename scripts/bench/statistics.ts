/** Order statistics of a few measurements. */

import { quantileSorted } from 'd3-array';

export function quantile(values: readonly number[], p: number): number {
  return (
    quantileSorted(
      [...values].sort((a, b) => a - b),
      p,
    ) ?? NaN
  );
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
