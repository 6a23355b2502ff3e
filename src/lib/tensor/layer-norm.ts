import { contiguous } from './contiguous';
import { zeros } from './create';
import { requireFloat } from './dtype';
import { ShapeError } from './errors';
import { settle } from './settle';
import { roundBfloat16 } from './half';
import { formatShape, sameShape, sizeOf, type Shape } from './shape';
import type { View } from './view';

/** nn.LayerNorm's default: it keeps a constant row from dividing by zero. */
const EPS = 1e-5;

/**
 * Shifts and scales the last axes (those of `normalizedShape`) to mean 0 and variance 1 (biased, as
 * in torch), then times `weight` plus `bias` when given.
 * @throws {ShapeError} when x does not end in normalizedShape, or weight or bias have another shape
 * @throws {TypeError} for int64 and bool
 */
export function layerNorm(
  view: View,
  normalizedShape: Shape,
  weight: View | null = null,
  bias: View | null = null,
  eps = EPS,
): View {
  requireFloat('layerNorm', view.dtype);
  checkShapes(view, normalizedShape, { weight, bias });
  const from = contiguous(view);
  const out = zeros(view.shape, view.dtype);
  const length = sizeOf(normalizedShape);
  const [x, y] = [from.data, out.data];
  const moments = view.dtype === 'bfloat16' ? bfloat16Moments : exactMoments;
  const gain = weight && contiguous(weight);
  const shift = bias && contiguous(bias);
  for (let at = 0; at < out.size; at += length) {
    const start = from.offset + at;
    const { mean, rstd, shift: after } = moments(x, start, length, eps);
    for (let i = 0; i < length; i++) {
      const normed = (x[start + i] - mean) * rstd + after;
      const scaled = gain ? normed * gain.data[gain.offset + i] : normed;
      y[at + i] = shift ? scaled + shift.data[shift.offset + i] : scaled;
    }
  }
  return settle(out);
}

/** A row becomes (x - mean) * rstd + shift. */
interface Moments {
  readonly mean: number;
  readonly rstd: number;
  readonly shift: number;
}

/** The mean of a row and 1/sqrt(variance + eps), in double and in two passes. */
function exactMoments(x: View['data'], start: number, length: number, eps: number): Moments {
  let total = 0;
  for (let i = 0; i < length; i++) total += x[start + i];
  const mean = total / length;
  let squares = 0;
  for (let i = 0; i < length; i++) squares += (x[start + i] - mean) ** 2;
  return { mean, rstd: 1 / Math.sqrt(squares / length + eps), shift: 0 };
}

/**
 * As torch's CPU kernel has them: a running (Welford) mean and variance that are themselves bfloat16, which is as coarse
 * as it sounds, then x * rstd + shift in float32. Equal bit for bit to torch 1.13 for rows shorter than its vector of 16.
 */
function bfloat16Moments(x: View['data'], start: number, length: number, eps: number): Moments {
  const b = roundBfloat16;
  let [mean, squares] = [0, 0];
  for (let i = 0; i < length; i++) {
    const delta = b(x[start + i] - mean);
    mean = b(mean + b(delta / (i + 1)));
    squares = b(squares + b(delta * b(x[start + i] - mean)));
  }
  const variance = b(squares / length);
  const rstd = b(1 / b(Math.sqrt(b(variance + b(eps)))));
  return { mean: 0, rstd, shift: b(-rstd * mean) };
}

function checkShapes(view: View, wanted: Shape, affine: Record<string, View | null>): void {
  const found = view.shape.slice(view.dimension - wanted.length);
  if (wanted.length === 0 || wanted.length > view.dimension || !sameShape(found, wanted)) {
    const shapes = `${formatShape(view.shape)} does not end in ${formatShape(wanted)}`;
    throw new ShapeError(`layerNorm: shape ${shapes}`);
  }
  for (const [name, values] of Object.entries(affine)) {
    if (!values || sameShape(values.shape, wanted)) continue;
    const shapes = `${formatShape(values.shape)}, not ${formatShape(wanted)}`;
    throw new ShapeError(`layerNorm: ${name} has shape ${shapes}`);
  }
}
