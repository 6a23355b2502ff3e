import { num } from '../../number';
import { read, sumOf, written } from '../cells';
import type { Cell, CellRule } from '../types';

/** Added to the variance, as everywhere in the model. */
const EPS = 1e-5;

export interface LayerNormSource {
  /** The row that is normalised; one of its features becomes the cell. */
  readonly row: (index: readonly number[]) => readonly Cell[];
  /** Which feature. */
  readonly feature: (index: readonly number[]) => number;
  readonly weight: (feature: number) => Cell;
  readonly bias: (feature: number) => Cell;
}

/** (x − mean) / √(var + eps) · weight + bias, mean and variance over the row. */
export function layerNormRule({ row, feature, weight, bias }: LayerNormSource): CellRule {
  const split = (values: readonly number[], index: readonly number[]) => {
    const x = values.slice(0, -2);
    const mean = sumOf(x) / x.length;
    const variance = sumOf(x.map((value) => (value - mean) ** 2)) / x.length;
    const [w, b] = values.slice(-2);
    const d = feature(index);
    return { x, mean, variance, w, b, d, spread: Math.sqrt(variance + EPS) };
  };
  return {
    measure: 'summand',
    reads: (index) => [...row(index), weight(feature(index)), bias(feature(index))],
    combine(values, index) {
      const { x, mean, spread, w, b, d } = split(values, index);
      return ((x[d] - mean) / spread) * w + b;
    },
    // Linear in the row once the spread is given: x_d counts fully, and each feature a share of the mean.
    terms(values, index) {
      const { x, spread, w, b, d } = split(values, index);
      const cells = row(index);
      const own = (j: number) => (j === d ? [cells[j], weight(d)] : [cells[j]]);
      const amount = (value: number, j: number) =>
        (value * (Number(j === d) - 1 / x.length) * w) / spread;
      const terms = x.map((value, j) => ({ cells: own(j), amount: amount(value, j) }));
      return [...terms, { cells: [bias(d)], amount: b }];
    },
    formula(values, index) {
      const { x, mean, variance, w, b, d } = split(values, index);
      const cells = row(index);
      const [from, to] = [written(cells[0]), written(cells[cells.length - 1])];
      return [
        [
          `(${written(cells[d])} − mean) / √(var + 1e−5) · ${written(weight(d))} + ${written(bias(d))}`,
        ],
        [
          '= (',
          read(cells[d], x[d]),
          ` − ${num(mean)}) / √(${num(variance)} + 1e−5) · `,
          read(weight(d), w),
          ' + ',
          read(bias(d), b),
        ],
        [`mean = ${num(mean)}, var = ${num(variance)}: ${from} … ${to}`],
      ];
    },
  };
}
