/** The ops that a library of arrays needs for the tiny Flamingo. None changes or uses up what it is given. */

export interface ArrayOps<T> {
  constant(values: Float32Array, shape: readonly number[]): T;
  /** Shapes as in NumPy. */
  add(a: T, b: T): T;
  mul(a: T, b: T): T;
  /** x (rows, inputs) · weight (inputs, outputs) + bias (outputs). */
  linear(x: T, weight: T, bias?: T): T;
  /** (heads, n, m) · (heads, m, k), or (heads, k, m) transposed. */
  matmul(a: T, b: T, transposeB: boolean): T;
  /** Over the last axis, as are the two that follow. */
  softmax(x: T): T;
  /** (x - mean) / √(variance + 1e-5) */
  normalize(x: T): T;
  /** x · (1 + erf x) */
  erfGate(x: T): T;
  reshape(x: T, shape: readonly number[]): T;
  transpose(x: T, permutation: readonly number[]): T;
  split(x: T, sizes: readonly number[], axis: number): T[];
  concat(parts: readonly T[], axis: number): T;
}
