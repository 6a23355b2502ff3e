/** What stands in front of the program: reading the numbers of the script, and the operations that it calls. */

import type { Trace } from '../../trace';

type FloatType = Trace['inputs']['dtype'];

const imports = `import sys
from base64 import b64decode
from math import inf, nan`;

const pytorchImports = `from torch import einsum, softmax, tanh
from torch.nn.functional import gelu, layer_norm, linear`;

/** einsum and layer_norm are written out in these scripts. */
const pytorchImportsBfloat16 = `from torch import softmax, tanh
from torch.nn.functional import gelu, linear`;

/** Numbers written out, and numbers as base64 of their bytes (little-endian, the last axis fastest). */
const pytorchReaders = `def listed(dtype, shape, values):
    return torch.tensor(values, dtype=getattr(torch, dtype)).reshape(shape)


def packed(dtype, shape, base64):
    data = bytearray(b64decode(base64))
    return torch.frombuffer(data, dtype=getattr(torch, dtype)).reshape(shape)`;

const pytorchHalf = `

def in_float32(operation):
    """float16 as on a GPU: worked out in float32, rounded once. Not every PyTorch has it on a CPU."""

    def rounded(*arguments, **options):
        wide = [a.float() if torch.is_tensor(a) else a for a in arguments]
        return operation(*wide, **options).half()

    return rounded


einsum, softmax, tanh = map(in_float32, (einsum, softmax, tanh))
gelu, layer_norm, linear = map(in_float32, (gelu, layer_norm, linear))`;

/** The page follows torch 1.13 on a CPU: see einsum.ts and layer-norm.ts of the tensor core. */
const pytorchSumsInBfloat16 = `

def einsum(pattern, a, b):
    """As PyTorch on a CPU, for few numbers: the running sum is itself bfloat16."""
    if pattern.endswith("-> ... i j"):
        b = b.swapaxes(-1, -2)
    total = a.new_zeros(*a.shape[:-1], b.shape[-1])
    for s in range(a.shape[-1]):
        total = total + a[..., s, None] * b[..., s, None, :]
    return total


def layer_norm(x, normalized_shape, weight, bias):
    """As PyTorch 1.13 on a CPU: a running mean and variance that are themselves bfloat16."""
    mean = squares = x.new_zeros(x.shape[:-1])
    for i in range(x.shape[-1]):
        delta = x[..., i] - mean
        mean = mean + delta / (i + 1)
        squares = squares + delta * (x[..., i] - mean)
    variance = squares / x.shape[-1] + torch.tensor(1e-5, dtype=x.dtype)
    rstd = (1 / variance.sqrt())[..., None]
    shift = -rstd * mean[..., None]
    wide = (x.float() * rstd.float() + shift.float()) * weight.float() + bias.float()
    return wide.to(x.dtype)`;

const pytorchCompare = `def error_of(found, wanted):
    """The largest abs(found - wanted), relative where abs(wanted) is above 1."""
    if found.shape != wanted.shape:
        return inf
    found, wanted = found.double(), wanted.double()
    error = (found - wanted).abs() / wanted.abs().clamp(min=1)
    same = (found == wanted) | (found.isnan() & wanted.isnan())
    return max(error.masked_fill(same, 0).flatten().tolist(), default=0.0)`;

/** Operations that the program calls by PyTorch's names, where PyTorch's own would not do. */
const pytorchOperations: Readonly<Record<FloatType, string>> = {
  float32: '',
  float16: `${pytorchHalf}\n`,
  bfloat16: `${pytorchSumsInBfloat16}\n`,
};

export const pytorchPrelude = (dtype: FloatType): string =>
  `${imports}

import torch
${dtype === 'bfloat16' ? pytorchImportsBfloat16 : pytorchImports}


${pytorchReaders}


${pytorchCompare}
${pytorchOperations[dtype]}
`;

/** NumPy's own name, and how a result of float64 is rounded to the dtype, as PyTorch rounds it. */
const numpyRounding: Readonly<Record<FloatType, string>> = {
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

const numpyReaders = `kept_as = {"bfloat16": "float32"}


def listed(dtype, shape, values):
    return np.array(values, kept_as.get(dtype, dtype)).reshape(shape)


def packed(dtype, shape, base64):
    data = b64decode(base64)
    if dtype == "bfloat16":
        return (np.frombuffer(data, "<u2").astype(np.uint32) << 16).view(np.float32).reshape(shape)
    return np.frombuffer(data, np.dtype(dtype).newbyteorder("<")).reshape(shape)`;

const numpyOperations = `def wide(x):
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

const numpySums = `def einsum(pattern, a, b):
    return rounded(np.einsum(pattern, wide(a), wide(b)))


def layer_norm(x, normalized_shape, weight, bias):
    x = wide(x)
    mean, variance = x.mean(-1, keepdims=True), x.var(-1, keepdims=True)
    return rounded((x - mean) / np.sqrt(variance + 1e-5) * weight + bias)`;

const numpySumsInBfloat16 = `def einsum(pattern, a, b):
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

const numpyCompare = `def error_of(found, wanted):
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

${numpyRounding[dtype]}


${numpyReaders}


${numpyOperations}


${dtype === 'bfloat16' ? numpySumsInBfloat16 : numpySums}


${numpyCompare}

`;
