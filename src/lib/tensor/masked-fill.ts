import { broadcastShapes, broadcastTo } from './broadcast';
import { zeros } from './create';
import { round, type DType } from './dtype';
import { finfo } from './finfo';
import { rows } from './rows';
import type { View } from './view';

/** C++ names of the dtypes, as torch's message has them. */
const C_NAMES: Readonly<Record<DType, string>> = {
  float64: 'double',
  float32: 'float',
  float16: 'at::Half',
  bfloat16: 'at::BFloat16',
  int64: 'int64_t',
  bool: 'bool',
};

/**
 * x, with `value` wherever the mask is true; x and mask broadcast to one shape. Filling replaces
 * NaN too, which multiplying by 0 would not.
 * @throws {ShapeError} when the shapes do not broadcast
 * @throws {TypeError} when the mask is not bool
 * @throws {RangeError} when `value` is finite but beyond the dtype, as -finfo(float32).max is for
 *   float16
 */
export function maskedFill(view: View, mask: View, value: number): View {
  if (mask.dtype !== 'bool') throw new TypeError(`maskedFill: the mask is ${mask.dtype}, not bool`);
  const filler = converted(value, view.dtype);
  const shape = broadcastShapes(view.shape, mask.shape, 'maskedFill');
  const from = rows(broadcastTo(view, shape));
  const where = rows(broadcastTo(mask, shape));
  const out = zeros(shape, view.dtype);
  const [x, m, y] = [from.data, where.data, out.data];
  let at = 0;
  for (let row = 0; row < from.starts.length; row++) {
    let [p, q] = [from.starts[row], where.starts[row]];
    for (let i = 0; i < from.length; i++, p += from.stride, q += where.stride) {
      y[at++] = m[q] !== 0 ? filler : x[p];
    }
  }
  return out;
}

function converted(value: number, dtype: DType): number {
  if (!fits(value, dtype)) {
    throw new RangeError(
      `value cannot be converted to type ${C_NAMES[dtype]} without overflow (maskedFill: ${value})`,
    );
  }
  return round(dtype, value);
}

function fits(value: number, dtype: DType): boolean {
  if (dtype === 'bool') return true;
  if (dtype === 'int64') return Number.isSafeInteger(Math.trunc(value));
  return !Number.isFinite(value) || Math.abs(value) <= finfo(dtype).max;
}
