import * as core from '../../src/lib/tensor';
import type { DType, View } from '../../src/lib/tensor';
import {
  arrayAt,
  booleanAt,
  isObject,
  numberAt,
  numberOf,
  objectAt,
  stringAt,
  type JsonObject,
} from './json';
import { tensorAt } from './tensor-json';

/** One case of an ops/ file, taken apart. */
export interface OpCase {
  readonly name: string;
  readonly params: JsonObject;
  readonly inputs: JsonObject;
}

/** Outputs by the names the golden gives them. */
export type Outputs = Readonly<Record<string, View>>;

/** tanh.json has exp of x clamped to [-50, 50]. */
const EXP_LIMIT = 50;

const BINARY = {
  add: core.add,
  sub: core.sub,
  mul: core.mul,
  div: core.div,
  eq: core.eq,
  ne: core.ne,
  lt: core.lt,
  le: core.le,
  gt: core.gt,
  ge: core.ge,
};

/** How each ops/ file is computed by the core; the outputs are made only when asked for. */
export const OP_CALLS: Readonly<Record<string, (given: OpCase) => Outputs>> = {
  amax: ({ inputs, params }) => ({
    out: core.amax(tensorAt(inputs, 'x'), dims(params), booleanAt(params, 'keepdim', false)),
  }),
  arange: ({ params }) => ({
    out: core.add(core.arange(numberAt(params, 'end')), numberAt(params, 'add')),
  }),
  argmax: ({ inputs, params }) => ({ out: core.argmax(tensorAt(inputs, 'x'), dim(params)) }),
  broadcast: binary,
  compare: binary,
  conv2d_patch: conv2dPatch,
  count_nonzero: ({ inputs, params }) => ({
    out: core.countNonzero(tensorAt(inputs, 'x'), dim(params)),
  }),
  cross_entropy: crossEntropy,
  cumsum: ({ inputs, params }) => ({ out: core.cumsum(tensorAt(inputs, 'x'), dim(params)) }),
  einops,
  einsum: ({ inputs, params }) => ({
    out: core.einsum(stringAt(params, 'pattern'), tensorAt(inputs, 'a'), tensorAt(inputs, 'b')),
  }),
  embedding: ({ inputs }) => ({
    out: core.embedding(tensorAt(inputs, 'weight'), tensorAt(inputs, 'ids')),
  }),
  gelu: ({ inputs }) => {
    const x = tensorAt(inputs, 'x');
    return { erf: core.gelu(x), tanh: core.gelu(x, 'tanh') };
  },
  layer_norm: layerNorm,
  linear,
  logsumexp: ({ inputs, params }) => {
    const x = tensorAt(inputs, 'x');
    return {
      logsumexp: core.logsumexp(x, dim(params), booleanAt(params, 'keepdim', false)),
      log_softmax: core.logSoftmax(x, dim(params)),
    };
  },
  masked_fill: maskedFill,
  softmax: ({ inputs, params }) => {
    const x = tensorAt(inputs, 'x');
    const shifted = core.sub(x, core.amax(x, dim(params), true));
    return {
      out: core.softmax(x, dim(params)),
      after_amax_subtraction: core.softmax(shifted, dim(params)),
    };
  },
  tanh: ({ inputs }) => {
    const x = tensorAt(inputs, 'x');
    const clamped = core.toFlat(x).map((v) => Math.min(Math.max(v, -EXP_LIMIT), EXP_LIMIT));
    const bounded = core.tensor(clamped, { shape: x.shape, dtype: x.dtype });
    return { tanh: core.tanh(x), erf: core.erf(x), exp: core.exp(bounded) };
  },
  topk: ({ inputs, params }) => ({
    ...core.topk(tensorAt(inputs, 'x'), numberAt(params, 'k'), dim(params, -1)),
  }),
};

function dim(params: JsonObject, missing?: number): number {
  return missing !== undefined && params.dim === undefined ? missing : numberAt(params, 'dim');
}

function dims(params: JsonObject): number | number[] {
  if (!Array.isArray(params.dim)) return dim(params);
  return params.dim.map((axis) => numberOf(axis, 'dim'));
}

function binary({ inputs, params }: OpCase): Outputs {
  const op = stringAt(params, 'op');
  const a = tensorAt(inputs, 'a');
  if (op === 'not') return { out: core.logicalNot(a) };
  if (!Object.hasOwn(BINARY, op)) throw new Error(`unknown elementwise op ${op}`);
  const b = 'scalar' in params ? numberAt(params, 'scalar') : tensorAt(inputs, 'b');
  return { out: BINARY[op as keyof typeof BINARY](a, b) };
}

function conv2dPatch({ inputs }: OpCase): Outputs {
  const [x, weight] = [tensorAt(inputs, 'x'), tensorAt(inputs, 'weight')];
  const conv = core.conv2dPatch(x, weight, optional(inputs, 'bias'));
  return { conv, tokens: core.rearrange(conv, 'n d h w -> n (h w) d') };
}

/** The case "shifted_ignore_index" is the causal-LM loss: position t is asked for label t + 1. */
function crossEntropy({ name, inputs }: OpCase): Outputs {
  const shift = name.startsWith('shifted') ? 1 : 0;
  const all = tensorAt(inputs, 'logits');
  const logits = all.slice(1, 0, all.shape[1] - shift);
  const labels = tensorAt(inputs, 'labels').slice(1, shift);
  const rows = core.reshape(logits, [-1, all.shape[2]]);
  return { loss: core.crossEntropy(rows, core.reshape(labels, [-1])) };
}

function einops({ inputs, params }: OpCase): Outputs {
  const given = Object.entries(objectAt(params, 'axes'));
  const axes = Object.fromEntries(given.map(([name, size]) => [name, numberOf(size, name)]));
  const transform = stringAt(params, 'fn') === 'repeat' ? core.repeat : core.rearrange;
  return { out: transform(tensorAt(inputs, 'x'), stringAt(params, 'pattern'), axes) };
}

function layerNorm({ inputs, params }: OpCase): Outputs {
  const [weight, bias] = [optional(inputs, 'weight'), optional(inputs, 'bias')];
  const x = tensorAt(inputs, 'x');
  const shape = arrayAt(params, 'normalized_shape').map((n) => numberOf(n, 'normalized_shape'));
  const eps = numberAt(params, 'eps');
  const double = (view: View | null) => view && core.cast(view, 'float64');
  return {
    out: core.layerNorm(x, shape, weight, bias, eps),
    no_affine: core.layerNorm(x, shape, null, null, eps),
    out_computed_in_float64: core.layerNorm(
      core.cast(x, 'float64'),
      shape,
      double(weight),
      double(bias),
      eps,
    ),
  };
}

function linear({ inputs, params }: OpCase): Outputs {
  const x = tensorAt(inputs, 'x');
  if (params.op === 'chunk') {
    const [first, second] = core.chunk(x, numberAt(params, 'chunks'), dim(params));
    return { first, second };
  }
  return { out: core.linear(x, tensorAt(inputs, 'weight'), optional(inputs, 'bias')) };
}

/** A float32 fill value is written as the shortest decimal, which may lie just beyond float32. */
function maskedFill({ name, inputs, params }: OpCase): Outputs {
  const x = tensorAt(inputs, 'x');
  const written = numberAt(params, 'value');
  const isDouble = x.dtype === 'float64' || name.startsWith('error');
  const value = isDouble ? written : Math.fround(written);
  const mask = optional(inputs, 'mask') ?? core.full(x.shape, 1, 'bool');
  return { out: core.maskedFill(x, mask, value) };
}

function optional(inputs: JsonObject, name: string): View | null {
  return isObject(inputs[name]) ? tensorAt(inputs, name) : null;
}

/** What each case of dtype.json is about, by its name there. */
export const DTYPE_CALLS: Readonly<Record<string, () => View>> = {
  'bool.cumsum': () => core.cumsum(ones('bool'), 0),
  'bool.sum': () => core.sum(ones('bool'), 0),
  count_nonzero: () => core.countNonzero(ones('bool'), 0),
  'arange(3)+1': () => core.add(core.arange(3), 1),
  'int64==int64': () => core.eq(ones('int64'), ones('int64')),
  'float32*float64 tensor': () => core.mul(ones('float32'), ones('float64')),
  'float16+float32 0-dim': () => core.add(ones('float16'), core.scalar(1, 'float32')),
  'bfloat16+float16': () => core.add(ones('bfloat16'), ones('float16')),
  'int64/int64': () => core.div(ones('int64'), ones('int64')),
  '~bool': () => core.logicalNot(ones('bool')),
};

function ones(dtype: DType): View {
  return core.full([3], 1, dtype);
}
