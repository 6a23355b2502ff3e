import { zeros } from './create';
import { IndexError } from './errors';
import { rows } from './rows';
import { normalizeAxis } from './shape';
import type { View } from './view';

/**
 * The k largest elements along one axis, largest first, and where they are (int64). NaN counts as
 * the largest. Under ties the earlier index comes first (torch leaves that open).
 * @throws {IndexError} when k exceeds the axis, or the axis lies outside the rank
 */
export function topk(view: View, k: number, dim = -1): { values: View; indices: View } {
  const axis = normalizeAxis('topk', dim, view.dimension);
  const from = rows(view, axis);
  if (!(Number.isInteger(k) && k >= 0 && k <= from.length)) {
    throw new IndexError(`selected index k out of range (topk: k = ${k} of ${from.length})`);
  }
  const shape = view.shape.map((extent, i) => (i === axis ? k : extent));
  const [values, indices] = [zeros(shape, view.dtype), zeros(shape, 'int64')];
  const to = rows(values, axis);
  for (let row = 0; row < from.starts.length; row++) {
    const at = (i: number) => from.data[from.starts[row] + i * from.stride];
    const ranked = Array.from({ length: from.length }, (_, i) => i).sort((i, j) =>
      descending(at(i), at(j)),
    );
    for (let i = 0, q = to.starts[row]; i < k; i++, q += to.stride) {
      values.data[q] = at(ranked[i]);
      indices.data[q] = ranked[i];
    }
  }
  return { values, indices };
}

function descending(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  if (a === b) return 0;
  return a > b ? -1 : 1;
}
