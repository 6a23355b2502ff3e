import { zeros } from './create';
import type { DType } from './dtype';
import { clone } from './contiguous';
import { settle } from './settle';
import type { View } from './view';

/**
 * The same values in another dtype; the View itself when it has that dtype already. Floats become
 * integers by dropping the fraction, and bool is "not zero".
 * @throws {RangeError} when a value does not fit int64
 */
export function cast(view: View, dtype: DType): View {
  if (view.dtype === dtype) return view;
  const copy = zeros(view.shape, dtype);
  const values = clone(view).data;
  for (let i = 0; i < values.length; i++) {
    // A byte would wrap 256 to 0 and drop 0.5, so bool asks first.
    copy.data[i] = dtype === 'bool' ? Number(values[i] !== 0) : values[i];
  }
  return settle(copy);
}
