import {
  attentionPlace,
  hasImage,
  lines,
  nameOf,
  named,
  need,
  number,
  ref,
  valueOf,
} from '../cells';
import { booleanName } from '../number';
import type { CellRef, Rule, Step } from '../types';

const sources = ([b, , t, j]: readonly number[]): [CellRef, CellRef] => [
  ref('text_time', b, t),
  ref('media_time_repeated', 0, 0, 0, j),
];

const text_to_media_mask: Rule = {
  reads: (_, index) => sources(index),
  combine: ([text, media], trace) =>
    Number(trace.inputs.op === 'eq' ? text === media : text >= media),
  formula(trace, index) {
    const out = ref('text_to_media_mask', ...index);
    const [text, media] = sources(index);
    const op = trace.inputs.op === 'eq' ? '==' : '>=';
    const result = booleanName(valueOf(trace, out));
    return lines(
      [
        `${nameOf(out)} = `,
        named(text),
        ` ${op} `,
        named(media, `media_time[${index[3]} // ${trace.inputs.n}]`),
      ],
      ['= ', number(trace, text), ` ${op} `, number(trace, media), ` = ${result}`],
    );
  },
  fact(trace, index) {
    const [text, media] = sources(index);
    return {
      kind: 'mask',
      // The mask is one for all heads.
      place: { ...attentionPlace(trace, index), head: undefined },
      allowed: need(trace, 'text_to_media_mask').get(...index) === 1,
      op: trace.inputs.op,
      text_time: valueOf(trace, text),
      media_time: valueOf(trace, media),
      T_img: trace.inputs.T_img,
      hasImage: hasImage(trace, index[0]),
    };
  },
};

/** Equal (or at least as late): the column's picture may be seen by the row's token. */
export const maskStep: Step = {
  id: 'mask',
  tensor: 'text_to_media_mask',
  rules: { text_to_media_mask },
  /** The design's own example where it fits: the third token against the second picture. */
  lead(trace) {
    const [, , T, J] = need(trace, 'text_to_media_mask').shape;
    return [0, 0, Math.min(2, T - 1), Math.min(3, J - 1)];
  },
};
