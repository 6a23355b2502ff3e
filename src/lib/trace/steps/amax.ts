import { round } from '../../tensor';
import {
  headOf,
  attentionPlace,
  bracketed,
  joined,
  lines,
  nameOf,
  named,
  need,
  number,
  ref,
  rowCells,
  rowMasked,
  tokenPlace,
  valueOf,
} from '../cells';
import type { CellRef, Rule, Step, Trace } from '../types';
import { maskedRowLead } from './shared';

const row = (trace: Trace, index: readonly number[]): CellRef[] =>
  rowCells('sim_masked', index, need(trace, 'sim_masked').shape[3]);

const amax: Rule = {
  reads: row,
  combine: (values) => Math.max(...values),
  formula(trace, index) {
    const [b, h, t] = index;
    const out = ref('amax', ...index);
    const terms = joined(
      row(trace, index).map((cell) => [number(trace, cell)]),
      ', ',
    );
    return lines(
      [`${nameOf(out)} = max(sim_masked[${b}, ${h}, ${t}, :])`],
      ['= max(', ...terms, ')'],
      ['= ', number(trace, out)],
    );
  },
  fact: (trace, [b, head, t]) => ({
    kind: 'amax',
    place: { ...tokenPlace(trace, b, t), head: headOf(trace, head) },
    value: need(trace, 'amax').get(b, head, t, 0),
    rowMasked: rowMasked(trace, b, t),
  }),
};

const sources = ([b, h, t, j]: readonly number[]): [CellRef, CellRef] => [
  ref('sim_masked', b, h, t, j),
  ref('amax', b, h, t, 0),
];

const sim_shifted: Rule = {
  reads: (_, index) => sources(index),
  combine: ([score, max], trace) => round(trace.inputs.dtype, score - max),
  formula(trace, index) {
    const out = ref('sim_shifted', ...index);
    const [score, max] = sources(index);
    return lines(
      [`${nameOf(out)} = `, named(score), ' − ', named(max)],
      ['= ', number(trace, score), ' − ', ...bracketed(trace, max)],
      ['= ', number(trace, out)],
    );
  },
  fact(trace, index) {
    const [score, max] = sources(index).map((cell) => valueOf(trace, cell));
    return {
      kind: 'shifted',
      place: attentionPlace(trace, index),
      value: need(trace, 'sim_shifted').get(...index),
      max,
      isMax: score === max,
      rowMasked: rowMasked(trace, index[0], index[2]),
    };
  },
};

/** The largest score of each row is taken from the whole row, so that exp never overflows. */
export const amaxStep: Step = {
  id: 'amax',
  tensor: 'sim_shifted',
  rules: { amax, sim_shifted },
  lead: maskedRowLead,
};
