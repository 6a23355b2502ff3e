/** What stands in front of the program in NumPy: reading the numbers, PyTorch's operations, and comparing. */

import type { Trace } from '../../../trace';
import { imports } from './imports';

type FloatType = Trace['inputs']['dtype'];

/** NumPy's own name, and how a result of float64 is rounded to the dtype, as PyTorch rounds it. */
const rounding: Readonly<Record<FloatType, string>> = {
  float32: `largest = np.finfo(np.float32).max


def rounded(x):
    return np.asarray(x, np.float32)`,
  float16: `largest = np.finfo(np.float16).max
np.seterr(over="ignore")  # -65504 - 16 is -inf in float16, and its exp is 0 all the same


def rounded(x):
    return np.asarray(x, np.float16)`,
  bfloat16: `largest = np.float32(3.3895314e38)  # torch.finfo(torch.bfloat16).max


def rounded(x):
    """NumPy has no bfloat16: the upper 16 bits of a float32, rounded half to even, kept as float32."""
    bits = np.ascontiguousarray(x, np.float32).view(np.uint32)
    upper = (bits + 0x7FFF + (bits >> 16 & 1)) & 0xFFFF0000
    return upper.astype(np.uint32).view(np.float32).reshape(np.shape(x))`,
};

const readers = `kept_as = {"bfloat16": "float32"}


def listed(dtype, shape, values):
    return np.array(values, kept_as.get(dtype, dtype)).reshape(shape)


def packed(dtype, shape, base64):
    data = b64decode(base64)
    if dtype == "bfloat16":
        return (np.frombuffer(data, "<u2").astype(np.uint32) << 16).view(np.float32).reshape(shape)
    return np.frombuffer(data, np.dtype(dtype).newbyteorder("<")).reshape(shape)`;

const operations = `def wide(x):
    return np.asarray(x, np.float64)


def linear(x, weight):
    return rounded(wide(x) @ wide(weight).T)


def softmax(x, axis):
    powers = np.exp(wide(x) - wide(x).max(axis, keepdims=True))
    return rounded(powers / powers.sum(axis, keepdims=True))


def tanh(x):
    return rounded(np.tanh(wide(x)))


erf = np.vectorize(math.erf, otypes=[float])


def gelu(x):
    return rounded(0.5 * wide(x) * (1 + erf(wide(x) / math.sqrt(2))))`;

const sums = `def einsum(pattern, a, b):
    return rounded(np.einsum(pattern, wide(a), wide(b)))


def layer_norm(x, normalized_shape, weight, bias):
    x = wide(x)
    mean, variance = x.mean(-1, keepdims=True), x.var(-1, keepdims=True)
    return rounded((x - mean) / np.sqrt(variance + 1e-5) * weight + bias)`;

const sumsInBfloat16 = `def einsum(pattern, a, b):
    """As PyTorch on a CPU, for few numbers: the running sum is itself bfloat16."""
    if pattern.endswith("-> ... i j"):
        b = b.swapaxes(-1, -2)
    total = np.zeros((*a.shape[:-1], b.shape[-1]), np.float32)
    for s in range(a.shape[-1]):
        total = rounded(total + rounded(a[..., s, None] * b[..., s, None, :]))
    return total


def layer_norm(x, normalized_shape, weight, bias):
    """As PyTorch 1.13 on a CPU: a running mean and variance that are themselves bfloat16."""
    mean = squares = np.zeros(x.shape[:-1], np.float32)
    for i in range(x.shape[-1]):
        delta = rounded(x[..., i] - mean)
        mean = rounded(mean + rounded(delta / (i + 1)))
        squares = rounded(squares + rounded(delta * rounded(x[..., i] - mean)))
    variance = rounded(rounded(squares / x.shape[-1]) + rounded(1e-5))
    rstd = rounded(1 / rounded(np.sqrt(variance)))[..., None]
    shift = rounded(-rstd * mean[..., None])
    return rounded((x * rstd + shift) * weight + bias)`;

const compare = `def error_of(found, wanted):
    """The largest abs(found - wanted), relative where abs(wanted) is above 1."""
    if found.shape != wanted.shape:
        return inf
    found, wanted = wide(found), wide(wanted)
    same = (found == wanted) | (np.isnan(found) & np.isnan(wanted))
    with np.errstate(invalid="ignore"):
        error = np.abs(found - wanted) / np.maximum(np.abs(wanted), 1)
    return float(np.where(same, 0, error).max(initial=0))`;

export const numpyPrelude = (dtype: FloatType): string =>
  `import math
${imports}

import numpy as np

${rounding[dtype]}


${readers}


${operations}


${dtype === 'bfloat16' ? sumsInBfloat16 : sums}


${compare}

`;
