import type { CellRule } from '../types';

/** A number that follows from its place alone. */
export function fixedRule(
  value: (index: readonly number[]) => number,
  formula: (index: readonly number[]) => string,
): CellRule {
  return {
    measure: 'none',
    reads: () => [],
    combine: (_values, index) => value(index),
    terms: () => [],
    formula: (_values, index) => [[formula(index)]],
  };
}
