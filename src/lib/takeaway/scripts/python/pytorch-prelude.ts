/** What stands in front of the program in PyTorch: reading the numbers of the script, and comparing them. */

import type { Trace } from '../../../trace';
import { imports } from './imports';

type FloatType = Trace['inputs']['dtype'];

const torchWithSums = `from torch import einsum, softmax, tanh
from torch.nn.functional import gelu, layer_norm, linear`;

/** einsum and layer_norm are written out in these scripts. */
const torchWithoutSums = `from torch import softmax, tanh
from torch.nn.functional import gelu, linear`;

/** Numbers written out, and numbers as base64 of their bytes (little-endian, the last axis fastest). */
const readers = `def listed(dtype, shape, values):
    return torch.tensor(values, dtype=getattr(torch, dtype)).reshape(shape)


def packed(dtype, shape, base64):
    data = bytearray(b64decode(base64))
    return torch.frombuffer(data, dtype=getattr(torch, dtype)).reshape(shape)`;

const inFloat32 = `

def in_float32(operation):
    """float16 as on a GPU: worked out in float32, rounded once. Not every PyTorch has it on a CPU."""

    def rounded(*arguments, **options):
        wide = [a.float() if torch.is_tensor(a) else a for a in arguments]
        return operation(*wide, **options).half()

    return rounded


einsum, softmax, tanh = map(in_float32, (einsum, softmax, tanh))
gelu, layer_norm, linear = map(in_float32, (gelu, layer_norm, linear))`;

/** The page follows torch 1.13 on a CPU: see einsum.ts and layer-norm.ts of the tensor core. */
const sumsInBfloat16 = `

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

/** Operations that the program calls by PyTorch's names, where PyTorch's own would not do. */
const operations: Readonly<Record<FloatType, string>> = {
  float32: '',
  float16: `${inFloat32}\n`,
  bfloat16: `${sumsInBfloat16}\n`,
};

const compare = `def error_of(found, wanted):
    """The largest abs(found - wanted), relative where abs(wanted) is above 1."""
    if found.shape != wanted.shape:
        return inf
    found, wanted = found.double(), wanted.double()
    error = (found - wanted).abs() / wanted.abs().clamp(min=1)
    same = (found == wanted) | (found.isnan() & wanted.isnan())
    error = error.masked_fill(same, 0)
    return error.max().item() if error.numel() > 0 else 0.0`;

export const pytorchPrelude = (dtype: FloatType): string =>
  `${imports}

import torch
${dtype === 'bfloat16' ? torchWithoutSums : torchWithSums}


${readers}


${compare}
${operations[dtype]}
`;
