import { tensor, type View } from '../../src/lib/tensor';
import type { RecordValues, Values } from '../../src/lib/flamingo/runtime/record';

/** What a run recorded, as tensors. */
export interface Recorded {
  readonly record: RecordValues;
  /** @throws {Error} when nothing of that name was recorded */
  readonly get: (name: string) => View;
}

/** Collects what the model records; of several tensors of one name the last. */
export function collect(): Recorded {
  const tensors = new Map<string, View>();
  return {
    record: (name, shape, values) => tensors.set(name, viewOf(values, shape)),
    get: (name) => {
      const found = tensors.get(name);
      if (!found) throw new Error(`${name} was not recorded`);
      return found;
    },
  };
}

/** Numbers of the heap as a tensor of the heap's dtype. */
export function viewOf(values: Values, shape: readonly number[]): View {
  const dtype = values instanceof Float64Array ? 'float64' : 'float32';
  return tensor(Array.from(values), { shape, dtype });
}
