import { num } from '../../number';
import { read, written } from '../cells';
import type { Cell, CellRule, Part } from '../types';

/** A question about one or two numbers, answered with 1 or 0. */
export interface Comparison {
  readonly left: (index: readonly number[]) => Cell;
  readonly right: (index: readonly number[]) => Cell | number;
  readonly sign: '==' | '>=';
}

export function compareRule({ left, right, sign }: Comparison): CellRule {
  const cellsOf = (index: readonly number[]) => {
    const other = right(index);
    return typeof other === 'number' ? [left(index)] : [left(index), other];
  };
  const other = (values: readonly number[], index: readonly number[]): number => {
    const given = right(index);
    return typeof given === 'number' ? given : values[1];
  };
  const answer = (values: readonly number[], index: readonly number[]) => {
    const [a, b] = [values[0], other(values, index)];
    return Number(sign === '==' ? a === b : a >= b);
  };
  return {
    measure: 'none',
    reads: cellsOf,
    combine: answer,
    terms: (values, index) =>
      cellsOf(index).map((source, i) => ({ cells: [source], amount: values[i] })),
    formula(values, index) {
      const given = right(index);
      const [name, shown]: [string, Part] =
        typeof given === 'number'
          ? [num(given), num(given)]
          : [written(given), read(given, values[1])];
      return [
        [`${written(left(index))} ${sign} ${name}`],
        ['= ', read(left(index), values[0]), ` ${sign} `, shown],
      ];
    },
  };
}
