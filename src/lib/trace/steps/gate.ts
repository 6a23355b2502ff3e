import { round } from '../../tensor';
import {
  bracketed,
  lines,
  nameOf,
  named,
  need,
  number,
  range,
  ref,
  rowCells,
  tokenPlace,
  valueOf,
} from '../cells';
import { num } from '../number';
import type { CellRef, Place, Rule, Step, TensorName, Trace } from '../types';
import { feedForward } from './feed-forward';

/** tanh of a gate, rounded to the dtype as the block's own tensor is. */
const opened = (trace: Trace, gate: number): number => round(trace.inputs.dtype, Math.tanh(gate));

function gateRule(tensor: 'attn_gate' | 'ff_gate'): Rule {
  return {
    reads: () => [],
    combine: (_, trace) =>
      round(trace.inputs.dtype, tensor === 'attn_gate' ? trace.inputs.gate : trace.inputs.ffGate),
    formula(trace) {
      const gate = ref(tensor, 0);
      return lines(
        [`${tensor}.tanh() = tanh(`, number(trace, gate), ')'],
        [`= ${num(opened(trace, valueOf(trace, gate)))}`],
      );
    },
    fact(trace) {
      const gate = need(trace, tensor).get(0);
      return { kind: 'gate', tensor, gate, tanh: opened(trace, gate) };
    },
  };
}

function place(trace: Trace, [b, t, column]: readonly number[]): Place {
  return { ...tokenPlace(trace, b, t), column };
}

/** The text as it enters the block: from the seed or from the layers before, not from another cell of the block. */
const lang_x: Rule = {
  reads: () => [],
  combine: (_, trace, index) => need(trace, 'lang_x').get(...index),
  formula: (trace, index) =>
    lines([`${nameOf(ref('lang_x', ...index))} = `, number(trace, ref('lang_x', ...index))]),
  fact: (trace, index) => ({
    kind: 'lang_x',
    place: place(trace, index),
    value: need(trace, 'lang_x').get(...index),
  }),
};

const gated_out: Rule = {
  reads: (_, index) => [ref('out', ...index), ref('attn_gate', 0)],
  combine: ([x, gate], trace) => round(trace.inputs.dtype, x * opened(trace, gate)),
  formula(trace, index) {
    const out = ref('out', ...index);
    const gate = ref('attn_gate', 0);
    return lines(
      [named(out), ' · tanh(', named(gate), ')'],
      ['= ', number(trace, out), ` · ${num(opened(trace, valueOf(trace, gate)))}`],
      ['= ', number(trace, ref('gated_out', ...index))],
    );
  },
  fact: (trace, index) => ({
    kind: 'gated_out',
    place: place(trace, index),
    value: need(trace, 'gated_out').get(...index),
    tanh: opened(trace, need(trace, 'attn_gate').get(0)),
  }),
};

/** A residual sum: what came in, plus what the branch adds. */
function residual(
  tensor: 'after_attn' | 'after_ff',
  sources: (index: readonly number[]) => readonly CellRef[],
  branch: (values: readonly number[], trace: Trace) => number,
  symbol: string,
): Rule {
  const before: TensorName = tensor === 'after_attn' ? 'lang_x' : 'after_attn';
  return {
    reads: (_, index) => sources(index),
    combine: (values, trace) => round(trace.inputs.dtype, branch(values, trace) + values[1]),
    formula(trace, index) {
      const [added, x] = sources(index);
      const out = ref(tensor, ...index);
      const gate = ref('ff_gate', 0);
      const factor =
        added.tensor === 'ff_out' ? ` · ${num(opened(trace, valueOf(trace, gate)))}` : '';
      return lines(
        [`${nameOf(out)} = ${symbol} + `, named(x)],
        ['= ', number(trace, added), `${factor} + `, ...bracketed(trace, x)],
        ['= ', number(trace, out)],
      );
    },
    fact: (trace, index) => ({
      kind: tensor,
      place: place(trace, index),
      value: need(trace, tensor).get(...index),
      before: need(trace, before).get(...index),
      added: branch(
        sources(index).map((source) => valueOf(trace, source)),
        trace,
      ),
    }),
  };
}

const after_attn = residual(
  'after_attn',
  (index) => [ref('gated_out', ...index), ref('lang_x', ...index)],
  ([added]) => added,
  'attn(x, media) · tanh(attn_gate)',
);

const ff_out: Rule = {
  reads: (trace, [b, t]) => rowCells('after_attn', [b, t, 0], trace.sizes.dim),
  combine: (values, trace, [, , c]) => feedForward(values, trace, c),
  formula: (trace, index) =>
    lines(
      [`ff(x)[${index.join(', ')}] = linear(gelu(linear(norm(x))))`],
      ['= ', number(trace, ref('ff_out', ...index))],
    ),
  fact: (trace, index) => ({
    kind: 'ff_out',
    place: place(trace, index),
    value: need(trace, 'ff_out').get(...index),
  }),
};

const after_ff = residual(
  'after_ff',
  (index) => [ref('ff_out', ...index), ref('after_attn', ...index), ref('ff_gate', 0)],
  ([x, , gate], trace) => round(trace.inputs.dtype, x * opened(trace, gate)),
  'ff(x) · tanh(ff_gate)',
);

/** How many cells of the block's output are, bit for bit, the cells that came in. */
export function unchangedCells(
  trace: Trace,
  after: 'after_attn' | 'after_ff',
): {
  same: number;
  all: number;
} {
  const [x, y] = [need(trace, 'lang_x'), need(trace, after)];
  const [B, T, D] = x.shape;
  let same = 0;
  for (const b of range(B)) {
    for (const t of range(T)) {
      for (const c of range(D)) if (Object.is(x.get(b, t, c), y.get(b, t, c))) same++;
    }
  }
  return { same, all: x.size };
}

/** GatedCrossAttentionBlock.forward: two residual branches, each behind the tanh of a gate that starts at 0. */
export const gateStep: Step = {
  id: 'gate',
  tensor: 'after_attn',
  rules: {
    attn_gate: gateRule('attn_gate'),
    ff_gate: gateRule('ff_gate'),
    lang_x,
    gated_out,
    after_attn,
    ff_out,
    after_ff,
  },
  lead: (trace) => [0, need(trace, 'after_attn').shape[1] - 1, 0],
};
