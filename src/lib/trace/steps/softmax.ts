import { round } from '../../tensor';
import {
  headOf,
  attentionPlace,
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
} from '../cells';
import type { CellRef, Rule, Step, Trace } from '../types';
import { maskedRowLead } from './shared';

const columns = (trace: Trace): number => need(trace, 'sim_shifted').shape[3];

const row = (trace: Trace, index: readonly number[]): CellRef[] =>
  rowCells('sim_shifted', index, columns(trace));

const expSum = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + Math.exp(x), 0);

const exp_sum: Rule = {
  reads: row,
  combine: expSum,
  formula(trace, index) {
    const [b, h, t] = index;
    const out = ref('exp_sum', ...index);
    const terms = joined(
      row(trace, index).map((cell) => ['exp(', number(trace, cell), ')']),
      ' + ',
    );
    return lines(
      [`Σ exp(sim_shifted[${b}, ${h}, ${t}, :])`],
      ['= ', ...terms],
      ['= ', number(trace, out)],
    );
  },
  fact: (trace, [b, head, t]) => ({
    kind: 'exp_sum',
    place: { ...tokenPlace(trace, b, t), head: headOf(trace, head) },
    value: need(trace, 'exp_sum').get(b, head, t, 0),
    rowMasked: rowMasked(trace, b, t),
    columns: columns(trace),
  }),
};

const attn_softmax: Rule = {
  reads: row,
  combine: (values, trace, index) =>
    round(trace.inputs.dtype, Math.exp(values[index[3]]) / expSum(values)),
  formula(trace, index) {
    const [b, h, t] = index;
    const out = ref('attn_softmax', ...index);
    const shifted = ref('sim_shifted', ...index);
    const total = ref('exp_sum', b, h, t, 0);
    return lines(
      [`${nameOf(out)} = exp(`, named(shifted), `) / Σ exp(sim_shifted[${b}, ${h}, ${t}, :])`],
      ['= exp(', number(trace, shifted), ') / ', number(trace, total)],
      ['= ', number(trace, out)],
    );
  },
  fact: (trace, index) => ({
    kind: 'softmax',
    place: attentionPlace(trace, index),
    value: need(trace, 'attn_softmax').get(...index),
    rowMasked: rowMasked(trace, index[0], index[2]),
    columns: columns(trace),
  }),
};

/** Weights that add up to 1 in every row, even in one where nothing is allowed. */
export const softmaxStep: Step = {
  id: 'softmax',
  tensor: 'attn_softmax',
  rules: { exp_sum, attn_softmax },
  lead: maskedRowLead,
};
