import { num } from '../../number';
import { read, written } from '../cells';
import type { Cell, CellRule } from '../types';

/** (pixel − mean) / scale: a channel of 0 to 255 as it enters the model. */
export function pixelRule(
  source: (index: readonly number[]) => Cell,
  mean: number,
  scale: number,
): CellRule {
  const enter = (pixel: number) => (pixel - mean) / scale;
  return {
    measure: 'none',
    reads: (index) => [source(index)],
    combine: ([pixel]) => enter(pixel),
    terms: ([pixel], index) => [{ cells: [source(index)], amount: enter(pixel) }],
    formula([pixel], index) {
      const from = source(index);
      const rest = ` − ${num(mean)}) / ${num(scale)}`;
      return [[`(${written(from)}${rest}`], ['= (', read(from, pixel), rest]];
    },
  };
}
