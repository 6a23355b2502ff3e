import { num } from '../../number';
import { read, written } from '../cells';
import type { Cell, CellRule } from '../types';
import { shareOf, shares, softmaxFormula } from './softmax';

/** What an attention weight of a token for a column of media is worked out from. */
export interface MediaAttention {
  /** Columns of the mask. */
  readonly columns: number;
  /** Columns that a token may see, by the mask. */
  readonly visible: (token: number) => readonly number[];
  /** Text before the first picture is zeroed after the softmax. */
  readonly isZeroed: (token: number) => boolean;
  readonly sim: (index: readonly number[], column: number) => Cell;
  readonly mask: (token: number, column: number) => Cell;
  readonly time: (token: number) => Cell;
}

/**
 * The masked softmax over media, index (b, h, token, column): zeroed before the first picture (eq), the same for every
 * column where the mask blocks them all, otherwise the share among those that are let through.
 */
export function mediaAttentionRule(given: MediaAttention): CellRule {
  const { columns, visible, isZeroed, sim, mask, time } = given;
  const sources = (index: readonly number[]) => {
    const [, , token, column] = index;
    const seen = visible(token);
    const own = seen.indexOf(column);
    const head = isZeroed(token) ? time(token) : mask(token, column);
    const scores = isZeroed(token) || own < 0 ? [] : seen.map((j) => sim(index, j));
    return { head, scores, own, isUniform: seen.length === 0 };
  };
  return {
    measure: 'share',
    reads(index) {
      const { head, scores } = sources(index);
      return [head, ...scores];
    },
    combine([, ...scores], index) {
      if (isZeroed(index[2])) return 0;
      const { own, isUniform } = sources(index);
      return isUniform ? 1 / columns : shareOf(scores, own);
    },
    terms([first, ...values], index) {
      const { head, scores } = sources(index);
      return [...shares(scores, values), { cells: [head], amount: scores.length > 0 ? 0 : first }];
    },
    formula([first, ...values], index) {
      const { head, scores, own, isUniform } = sources(index);
      const isZero = isZeroed(index[2]);
      if (scores.length > 0) return softmaxFormula(scores, values, own);
      const result = !isZero && isUniform ? `1 / ${num(columns)}` : '0';
      return [
        [`${result} (${written(head)} == 0)`],
        [`= ${result} (`, read(head, first), ' == 0)'],
      ];
    },
  };
}
