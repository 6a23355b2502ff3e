/** Where a cell of a row-major tensor stands among its values. */
export function offsetOf(shape: readonly number[], index: readonly number[]): number {
  return index.reduce((at, i, axis) => at * shape[axis] + i, 0);
}

/** The index of the cell that stands at `offset`. */
export function indexAt(shape: readonly number[], offset: number): number[] {
  let rest = offset;
  return shape
    .map((_, axis) => shape[shape.length - 1 - axis])
    .map((extent) => {
      const i = rest % extent;
      rest = Math.floor(rest / extent);
      return i;
    })
    .reverse();
}
