import { round } from '../../tensor';
import {
  headOf,
  hasImage,
  lines,
  nameOf,
  need,
  number,
  products,
  range,
  ref,
  rowCells,
  rowKind,
  tokenPlace,
  weighted,
} from '../cells';
import type { CellRef, Rule, Step, Trace } from '../types';
import { contracted, dot } from './shared';

function weightsAndValues(trace: Trace, [b, h, t, c]: readonly number[]): [CellRef[], CellRef[]] {
  const columns = need(trace, 'attn').shape[3];
  return [rowCells('attn', [b, h, t, 0], columns), range(columns).map((j) => ref('v', b, h, j, c))];
}

/** Whether somebody has switched a head off: what it found is multiplied by 0. */
const isOff = ({ changes }: Trace, head: number): boolean => changes.heads_off.includes(head);

const out_per_head: Rule = {
  reads: (trace, index) => weightsAndValues(trace, index).flat(),
  combine(values, trace, [, h]) {
    if (isOff(trace, h)) return 0;
    const half = values.length / 2;
    return contracted(trace.inputs.dtype, values.slice(0, half), values.slice(half));
  },
  formula(trace, index) {
    const [b, h, t, c] = index;
    const [attn, v] = weightsAndValues(trace, index);
    const mixed = products(trace, attn, v);
    return lines(
      [
        `(attn @ v)[${b}, ${h}, ${t}, ${c}] = Σ_j attn[${b}, ${h}, ${t}, j] · v[${b}, ${h}, j, ${c}]`,
      ],
      isOff(trace, h) ? ['= (', ...mixed, ') · 0'] : ['= ', ...mixed],
      ['= ', number(trace, ref('out_per_head', ...index))],
    );
  },
  fact: (trace, [b, head, t, column]) => ({
    kind: 'out_per_head',
    place: { ...tokenPlace(trace, b, t), head: headOf(trace, head), column },
    value: need(trace, 'out_per_head').get(b, head, t, column),
    how: rowKind(trace, b, t),
    hasImage: hasImage(trace, b),
  }),
};

/** All heads of the token, side by side. */
function joinedHeads(trace: Trace, [b, t]: readonly number[]): CellRef[] {
  return range(trace.inputs.heads).flatMap((h) =>
    rowCells('out_per_head', [b, h, t, 0], trace.sizes.dim_head),
  );
}

/** Row `c` of to_out's weight. */
const outRow = (trace: Trace, c: number): number[] =>
  range(trace.inputs.heads * trace.sizes.dim_head).map((i) =>
    trace.weights['attn.to_out.weight'].get(c, i),
  );

const out: Rule = {
  reads: joinedHeads,
  combine: (values, trace, [, , c]) => round(trace.inputs.dtype, dot(values, outRow(trace, c))),
  formula(trace, index) {
    const [b, t, c] = index;
    const cell = ref('out', ...index);
    return lines(
      [`${nameOf(cell)} = to_out((attn @ v)[${b}, :, ${t}, :])[${c}]`],
      ['= ', ...weighted(trace, joinedHeads(trace, index), outRow(trace, c))],
      ['= ', number(trace, cell)],
    );
  },
  fact: (trace, [b, t, column]) => ({
    kind: 'out',
    place: { ...tokenPlace(trace, b, t), column },
    value: need(trace, 'out').get(b, t, column),
    how: rowKind(trace, b, t),
  }),
};

/** The weighted sum of the values, joined over heads and projected back to the text's width. */
export const outStep: Step = {
  id: 'out',
  tensor: 'out_per_head',
  rules: { out_per_head, out },
  lead: (trace, head = 0) => [0, head, need(trace, 'out_per_head').shape[2] - 1, 0],
};
