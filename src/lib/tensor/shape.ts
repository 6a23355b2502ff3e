import { IndexError } from './errors';

/** Sizes of the axes, outermost first. An empty shape is a single number. */
export type Shape = readonly number[];

/** The shape as Python writes it: (), (3,), (2, 3). */
export function formatShape(shape: Shape): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}

/** How many elements a shape holds: 1 for (), 0 when any axis is empty. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

/** Strides, in elements, of a row-major tensor: the last axis moves fastest. */
export function rowMajorStride(shape: Shape): number[] {
  const stride = new Array<number>(shape.length);
  for (let axis = shape.length - 1, step = 1; axis >= 0; axis--) {
    stride[axis] = step;
    step *= shape[axis];
  }
  return stride;
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((extent, axis) => extent === b[axis]);
}

/**
 * Turns a possibly negative axis into 0..rank-1. As in torch, a 0-dim tensor has an axis 0 and -1.
 * @throws {IndexError} when the axis lies outside the rank
 */
export function normalizeAxis(op: string, axis: number, rank: number): number {
  const count = Math.max(rank, 1);
  if (!Number.isInteger(axis) || axis < -count || axis >= count) {
    const range = `[${-count}, ${count - 1}]`;
    throw new IndexError(
      `${op}: Dimension out of range (expected to be in range of ${range}, but got ${axis})`,
    );
  }
  return axis < 0 ? axis + count : axis;
}

/** The shape left when `axis` is reduced: dropped, or kept with size 1. */
export function reducedShape(shape: Shape, axis: number, keepdim: boolean): number[] {
  if (keepdim) return shape.map((extent, i) => (i === axis ? 1 : extent));
  return shape.filter((_, i) => i !== axis);
}
