import { finfo } from '../../tensor';
import { attentionPlace, lines, nameOf, named, need, number, ref, valueOf } from '../cells';
import { booleanName, num } from '../number';
import type { CellRef, Rule, Step } from '../types';
import { maskedRowLead } from './shared';

const sources = ([b, h, t, j]: readonly number[]): [CellRef, CellRef] => [
  ref('sim', b, h, t, j),
  ref('text_to_media_mask', b, 0, t, j),
];

const sim_masked: Rule = {
  reads: (_, index) => sources(index),
  combine: ([score, allowed], trace) => (allowed ? score : -finfo(trace.inputs.dtype).max),
  formula(trace, index) {
    const out = ref('sim_masked', ...index);
    const [score, allowed] = sources(index);
    const isAllowed = valueOf(trace, allowed) === 1;
    return lines(
      [`${nameOf(out)} = `, named(score), ' if ', named(allowed), ' else −finfo.max'],
      [
        `= `,
        number(trace, score),
        ' if ',
        named(allowed, booleanName(Number(isAllowed))),
        ` else ${num(-finfo(trace.inputs.dtype).max)}`,
      ],
      ['= ', number(trace, out)],
    );
  },
  fact: (trace, index) => ({
    kind: 'masked_fill',
    place: attentionPlace(trace, index),
    filled: valueOf(trace, sources(index)[1]) === 0,
    value: need(trace, 'sim_masked').get(...index),
    fill: -finfo(trace.inputs.dtype).max,
  }),
};

/** Scores that the mask blocks become the most negative finite number. */
export const maskedFillStep: Step = {
  id: 'masked_fill',
  tensor: 'sim_masked',
  rules: { sim_masked },
  lead: maskedRowLead,
};
