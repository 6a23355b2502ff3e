import { toFlat, zeros } from './create';
import { IndexError, ShapeError } from './errors';
import { rows } from './rows';
import { formatShape } from './shape';
import type { View } from './view';

/**
 * Looks up rows of a table: weight (V, d) and ids (...) of int64 give (..., d).
 * @throws {IndexError} when an id is negative or at least V
 * @throws {ShapeError} when the table is not (V, d)
 */
export function embedding(weight: View, ids: View): View {
  if (weight.dimension !== 2) {
    throw new ShapeError(`embedding: weight has shape ${formatShape(weight.shape)}, not (V, d)`);
  }
  if (ids.dtype !== 'int64') throw new TypeError(`embedding: ids are ${ids.dtype}, not int64`);
  const { data, starts, length, stride } = rows(weight);
  const out = zeros([...ids.shape, length], weight.dtype);
  let at = 0;
  for (const id of toFlat(ids)) {
    if (id < 0 || id >= starts.length) {
      throw new IndexError(
        `index out of range in self (embedding: id ${id} of ${starts.length} rows)`,
      );
    }
    for (let i = 0, p = starts[id]; i < length; i++, p += stride) out.data[at++] = data[p];
  }
  return out;
}
