import type { TypedArray } from './dtype';
import { normalizeAxis, type Shape } from './shape';
import type { View } from './view';

/**
 * A View taken apart into rows along one axis, so that ops can loop over plain typed arrays:
 * element i of row r is data[starts[r] + i * stride]. Rows come in row-major order of the other
 * axes.
 */
export interface Rows {
  readonly data: TypedArray;
  readonly starts: Int32Array;
  readonly length: number;
  readonly stride: number;
}

/** Flat positions of all elements of (shape, stride, offset), in row-major order. */
export function positions(shape: Shape, stride: readonly number[], offset: number): Int32Array {
  let found = Int32Array.of(offset);
  shape.forEach((extent, axis) => {
    const next = new Int32Array(found.length * extent);
    let at = 0;
    for (const start of found) {
      for (let i = 0; i < extent; i++) next[at++] = start + i * stride[axis];
    }
    found = next;
  });
  return found;
}

/** The rows along `axis` (the last unless said). A 0-dim View is one row of one element. */
export function rows(view: View, axis = -1): Rows {
  const { data, offset } = view;
  if (view.dimension === 0) return { data, starts: Int32Array.of(offset), length: 1, stride: 0 };
  const along = normalizeAxis('rows', axis, view.dimension);
  const isOther = (_: number, i: number) => i !== along;
  const starts = positions(view.shape.filter(isOther), view.stride.filter(isOther), offset);
  return { data, starts, length: view.shape[along], stride: view.stride[along] };
}

/** All of a contiguous View as one long row: the fast path of elementwise ops. */
export function oneRow(view: View): Rows {
  const starts = Int32Array.of(view.offset);
  return { data: view.data, starts, length: view.size, stride: 1 };
}
