import { num } from '../../number';
import { read, sumOf, written } from '../cells';
import type { Cell, CellRule, Formula } from '../types';

/** One row of a softmax as one of its cells sees it. */
export interface SoftmaxRow {
  /** The scores that take part. */
  readonly scores: readonly Cell[];
  /** The place of the cell's own score among them; -1: it is masked. */
  readonly own: number;
}

/** exp(own) / Σ exp over the scores that take part; 0 where the own one does not. `why` says so in signs. */
export function softmaxRule(
  rowOf: (index: readonly number[]) => SoftmaxRow,
  why: (index: readonly number[]) => string,
): CellRule {
  return {
    measure: 'share',
    reads(index) {
      const { scores, own } = rowOf(index);
      return own < 0 ? [] : scores;
    },
    combine: (values, index) => shareOf(values, rowOf(index).own),
    terms(values, index) {
      const { scores, own } = rowOf(index);
      return own < 0 ? [] : shares(scores, values);
    },
    formula(values, index) {
      const { scores, own } = rowOf(index);
      return own < 0 ? [[`0 (${why(index)})`]] : softmaxFormula(scores, values, own);
    },
  };
}

/** The share of one of the scores; without one, 0. */
export function shareOf(scores: readonly number[], own: number): number {
  if (own < 0) return 0;
  const most = Math.max(...scores);
  return Math.exp(scores[own] - most) / sumOf(scores.map((score) => Math.exp(score - most)));
}

export function shares(scores: readonly Cell[], values: readonly number[]) {
  return scores.map((score, i) => ({ cells: [score], amount: shareOf(values, i) }));
}

/** The largest score is taken off first, as the code does it: nothing overflows then. */
export function softmaxFormula(
  scores: readonly Cell[],
  values: readonly number[],
  own: number,
): Formula {
  const most = Math.max(...values);
  const total = sumOf(values.map((score) => Math.exp(score - most)));
  const [first, last] = [written(scores[0]), written(scores[scores.length - 1])];
  const all = scores.length === 1 ? first : `${first} … ${last}`;
  return [
    [`exp(${written(scores[own])} − max) / Σ exp(… − max)`],
    ['= exp(', read(scores[own], values[own]), ` − ${num(most)}) / ${num(total)}`],
    [`max = ${num(most)}, Σ = ${num(total)}: ${all}`],
  ];
}
