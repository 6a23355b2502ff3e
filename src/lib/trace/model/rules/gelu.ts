import { erfOf } from '../../../tensor';
import { num } from '../../number';
import { read, written } from '../cells';
import type { Cell, CellRule } from '../types';

/** x · Φ(x), Φ being the normal distribution: the exact GELU. */
export function geluRule(source: (index: readonly number[]) => Cell): CellRule {
  const share = (x: number) => 0.5 * (1 + erfOf(x / Math.SQRT2));
  return {
    measure: 'none',
    reads: (index) => [source(index)],
    combine: ([x]) => x * share(x),
    terms: ([x], index) => [{ cells: [source(index)], amount: x * share(x) }],
    formula([x], index) {
      const from = source(index);
      return [
        [`${written(from)} · Φ(${written(from)})`],
        ['= ', read(from, x), ` · ${num(share(x))}`],
      ];
    },
  };
}
