import { round, type View } from '../../tensor';
import {
  headOf,
  attentionPlace,
  columnOf,
  joined,
  lines,
  nameOf,
  need,
  number,
  plain,
  products,
  range,
  ref,
  rowCells,
  tokenPlace,
  valueOf,
  weighted,
} from '../cells';
import { num } from '../number';
import type { CellRef, Fact, Rule, Step, TensorName, Trace } from '../types';
import { attentionLead, contracted, dot, layerNormRow } from './shared';

/** Row `r` of a weight matrix (out, in). */
const weightRow = (matrix: View, r: number): number[] =>
  range(matrix.shape[1]).map((c) => matrix.get(r, c));

const q_scaled: Rule = {
  reads: (trace, [b, , t]) => rowCells('lang_x', [b, t, 0], trace.sizes.dim),
  combine(values, trace, [, h, , c]) {
    const { dtype } = trace.inputs;
    const { dim_head } = trace.sizes;
    const { 'attn.norm.weight': weight, 'attn.norm.bias': bias } = trace.weights;
    const normed = layerNormRow(values, weight, bias, dtype);
    const row = weightRow(trace.weights['attn.to_q.weight'], h * dim_head + c);
    return round(dtype, round(dtype, dot(normed, row)) * dim_head ** -0.5);
  },
  formula(trace, index) {
    const [b, h, t, c] = index;
    const { dim, dim_head } = trace.sizes;
    const out = ref('q_scaled', ...index);
    const { 'attn.norm.weight': weight, 'attn.norm.bias': bias } = trace.weights;
    const x = rowCells('lang_x', [b, t, 0], dim).map((cell) => valueOf(trace, cell));
    const normed = layerNormRow(x, weight, bias, trace.inputs.dtype);
    const row = weightRow(trace.weights['attn.to_q.weight'], h * dim_head + c);
    const terms = joined(
      normed.map((value, i) => [`${num(value)}·${plain(row[i])}`]),
      ' + ',
    );
    return lines(
      [`${nameOf(out)} = to_q(norm(x[${b}, ${t}]))[${h * dim_head + c}] · dim_head^−0.5`],
      ['= (', ...terms, `) · ${num(dim_head ** -0.5)}`],
      ['= ', number(trace, out)],
    );
  },
  fact: (trace, [b, head, t, column]) =>
    vectorFact(trace, 'q_scaled', [b, head, t, column], {
      ...tokenPlace(trace, b, t),
      head: headOf(trace, head),
      column,
    }),
};

/** k and v come from one linear layer: its first half is k, its second v. */
function keyOrValue(tensor: 'k' | 'v'): Rule {
  const latentCells = (trace: Trace, [b, , j]: readonly number[]): CellRef[] => {
    const { image, latent } = columnOf(trace, j);
    return rowCells('latents', [b, image, latent, 0], trace.sizes.dim_visual);
  };
  const outRow = ({ inputs, sizes }: Trace, h: number, c: number): number =>
    ((tensor === 'v' ? inputs.heads : 0) + h) * sizes.dim_head + c;
  return {
    reads: latentCells,
    combine(values, trace, [, h, , c]) {
      const row = weightRow(trace.weights['attn.to_kv.weight'], outRow(trace, h, c));
      return round(trace.inputs.dtype, dot(values, row));
    },
    formula(trace, index) {
      const [b, h, j, c] = index;
      const out = ref(tensor, ...index);
      const row = weightRow(trace.weights['attn.to_kv.weight'], outRow(trace, h, c));
      return lines(
        [`${nameOf(out)} = to_kv(media[${b}, ${j}])[${outRow(trace, h, c)}]`],
        ['= ', ...weighted(trace, latentCells(trace, index), row)],
        ['= ', number(trace, out)],
      );
    },
    fact: (trace, [b, head, j, column]) =>
      vectorFact(trace, tensor, [b, head, j, column], {
        b,
        head: headOf(trace, head),
        column,
        ...columnOf(trace, j),
      }),
  };
}

function vectorFact(
  trace: Trace,
  tensor: TensorName,
  index: readonly number[],
  place: Extract<Fact, { kind: 'vector' }>['place'],
): Fact {
  return { kind: 'vector', place, tensor, value: need(trace, tensor).get(...index) };
}

const queryAndKey = ({ sizes }: Trace, [b, h, t, j]: readonly number[]): [CellRef[], CellRef[]] => [
  rowCells('q_scaled', [b, h, t, 0], sizes.dim_head),
  rowCells('k', [b, h, j, 0], sizes.dim_head),
];

const sim: Rule = {
  reads: (trace, index) => queryAndKey(trace, index).flat(),
  combine(values, { inputs, sizes: { dim_head } }) {
    return contracted(inputs.dtype, values.slice(0, dim_head), values.slice(dim_head));
  },
  formula(trace, index) {
    const [b, h, t, j] = index;
    const [q, k] = queryAndKey(trace, index);
    const out = ref('sim', ...index);
    return lines(
      [`${nameOf(out)} = q[${b}, ${h}, ${t}] · k[${b}, ${h}, ${j}]`],
      ['= ', ...products(trace, q, k)],
      ['= ', number(trace, out)],
    );
  },
  fact: (trace, index) => ({
    kind: 'sim',
    place: attentionPlace(trace, index),
    value: need(trace, 'sim').get(...index),
  }),
};

/** The scores before the mask: how well a token's query fits a latent's key. */
export const simStep: Step = {
  id: 'sim',
  tensor: 'sim',
  rules: { q_scaled, k: keyOrValue('k'), v: keyOrValue('v'), sim },
  lead: attentionLead,
};
