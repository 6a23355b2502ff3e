import { round } from './dtype';
import type { View } from './view';

/**
 * Rounds freshly computed values, in place, to what the dtype can hold. Every op computes in
 * double, writes into storage (which rounds to float32 by itself) and settles once, as torch rounds
 * once.
 * @throws {RangeError} when an int64 left the safe integers
 */
export function settle(view: View): View {
  const { data, dtype } = view;
  if (dtype === 'float32' || dtype === 'float64') return view;
  for (let i = 0; i < data.length; i++) data[i] = round(dtype, data[i]);
  return view;
}
