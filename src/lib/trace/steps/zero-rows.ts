import {
  headOf,
  hasImage,
  attentionPlace,
  joined,
  lines,
  nameOf,
  named,
  need,
  number,
  ref,
  rowCells,
  rowKind,
  tokenPlace,
  zeroesRows,
} from '../cells';
import type { CellRef, Rule, Step, Trace } from '../types';
import { maskedRowLead } from './shared';

const sources = ([b, h, t, j]: readonly number[]): [CellRef, CellRef] => [
  ref('attn_softmax', b, h, t, j),
  ref('text_time', b, t),
];

const attn: Rule = {
  // Where the lines do not run, text_time is not read.
  reads: (trace, index) => sources(index).slice(0, zeroesRows(trace) ? 2 : 1),
  combine: ([weight, time]) => (time === 0 ? 0 : weight),
  formula(trace, index) {
    const out = ref('attn', ...index);
    const [weight, time] = sources(index);
    if (!zeroesRows(trace)) {
      return lines([`${nameOf(out)} = `, named(weight)], ['= ', number(trace, out)]);
    }
    return lines(
      [`${nameOf(out)} = 0 if `, named(time), ' == 0 else ', named(weight)],
      ['= 0 if ', number(trace, time), ' == 0 else ', number(trace, weight)],
      ['= ', number(trace, out)],
    );
  },
  fact: (trace, index) => ({
    kind: 'zeroed',
    place: attentionPlace(trace, index),
    value: need(trace, 'attn').get(...index),
    how: rowKind(trace, index[0], index[2]),
    hasImage: hasImage(trace, index[0]),
    op: trace.inputs.op,
  }),
};

const row = (trace: Trace, index: readonly number[]): CellRef[] =>
  rowCells('attn', index, need(trace, 'attn').shape[3]);

const attn_sum: Rule = {
  reads: row,
  combine: (values) => values.reduce((sum, x) => sum + x, 0),
  formula(trace, index) {
    const [b, h, t] = index;
    const terms = joined(
      row(trace, index).map((cell) => [number(trace, cell)]),
      ' + ',
    );
    return lines(
      [`Σ attn[${b}, ${h}, ${t}, :]`],
      ['= ', ...terms],
      ['= ', number(trace, ref('attn_sum', ...index))],
    );
  },
  fact: (trace, [b, head, t]) => ({
    kind: 'attn_sum',
    place: { ...tokenPlace(trace, b, t), head: headOf(trace, head) },
    value: need(trace, 'attn_sum').get(b, head, t, 0),
    how: rowKind(trace, b, t),
    hasImage: hasImage(trace, b),
  }),
};

/** Text before the first picture is silenced, in eq only. */
export const zeroRowsStep: Step = {
  id: 'zero_rows',
  tensor: 'attn',
  rules: { attn, attn_sum },
  lead: maskedRowLead,
};
