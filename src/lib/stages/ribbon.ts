/** The line of shapes above a stage: what meets what, and what comes of it. */

import { zeroesRows, type StepId, type TensorName, type Trace } from '../trace';

/** A tensor with the shape it has in this operation, or an operator between two. */
export type RibbonPart =
  string | { readonly tensor: TensorName; readonly name: string; readonly shape: string };

const shapeText = (shape: readonly number[]): string =>
  `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;

/** A tensor under its own shape, or under the one it is rearranged to. */
function part(trace: Trace, tensor: TensorName, shape?: readonly number[], name: string = tensor) {
  const own = trace.tensors[tensor]?.shape;
  return { tensor, name, shape: own ? shapeText(shape ?? own) : '' };
}

type Ribbon = (trace: Trace) => readonly RibbonPart[];

/** text_time and media_time as they meet in the mask. */
function operands(trace: Trace, operator: string): RibbonPart[] {
  const [B, T] = trace.tensors.text_time?.shape ?? [0, 0];
  return [
    part(trace, 'text_time', [B, 1, T, 1]),
    operator,
    part(trace, 'media_time_repeated', undefined, 'media_time'),
  ];
}

export const ribbons: Readonly<Record<StepId, Ribbon>> = {
  sequence: (trace) => [part(trace, 'input_ids')],
  media_locations: (trace) => [
    part(trace, 'input_ids'),
    `== ${trace.media_token_id} →`,
    part(trace, 'media_locations'),
  ],
  text_time: (trace) => [
    part(trace, 'media_locations'),
    trace.inputs.cached ? 'count_nonzero →' : 'cumsum →',
    part(trace, 'text_time'),
  ],
  media_time: (trace) => [
    part(trace, 'media_time'),
    'j → 1 1 1 (j n)',
    part(trace, 'media_time_repeated', undefined, 'media_time'),
  ],
  broadcast: (trace) => operands(trace, '·'),
  mask: (trace) => [
    ...operands(trace, trace.inputs.op === 'eq' ? '==' : '>='),
    '→',
    part(trace, 'text_to_media_mask'),
  ],
  sim: (trace) => [part(trace, 'q_scaled'), '@ kᵀ', part(trace, 'k'), '→', part(trace, 'sim')],
  masked_fill: (trace) => [
    part(trace, 'sim'),
    '.masked_fill(~',
    part(trace, 'text_to_media_mask'),
    ', −max) →',
    part(trace, 'sim_masked', undefined, 'sim'),
  ],
  amax: (trace) => [
    part(trace, 'sim_masked', undefined, 'sim'),
    '−',
    part(trace, 'amax'),
    '→',
    part(trace, 'sim_shifted', undefined, 'sim'),
  ],
  softmax: (trace) => [
    'softmax',
    part(trace, 'sim_shifted', undefined, 'sim'),
    '→',
    part(trace, 'attn_softmax', undefined, 'attn'),
  ],
  zero_rows: (trace) => [
    part(trace, 'attn_softmax', undefined, 'attn'),
    zeroesRows(trace) ? '.masked_fill(text_time == 0, 0) →' : '→',
    part(trace, 'attn'),
  ],
  out: (trace) => [
    part(trace, 'attn'),
    '@',
    part(trace, 'v'),
    '→',
    part(trace, 'out_per_head', undefined, 'attn @ v'),
    'to_out →',
    part(trace, 'out'),
  ],
  gate: (trace) => [
    part(trace, 'out'),
    '· tanh(attn_gate) +',
    part(trace, 'lang_x', undefined, 'x'),
    '→',
    part(trace, 'after_attn', undefined, 'x'),
  ],
};
