/**
 * What the model's arithmetic needs, in two complete versions: `createTypescriptKernels` (plain loops)
 * and `createWasmKernels` (SIMD, same results within float tolerance).
 *
 * Everything lives in one heap of floats. A number that names a tensor is its offset in the heap, counted
 * in elements; matrices are row-major, `(rows, columns)`, and a stride is the distance between two rows.
 * Kernels never allocate and never check: the model code that calls them owns the shapes.
 */

/** No tensor: for a bias or a recording that is not wanted. */
export const NONE = -1;

/** A linear layer's weight, packed as its kernels like it. Opaque outside the kernels that made it. */
export interface PackedLinear {
  readonly offset: number;
  readonly inFeatures: number;
  readonly outFeatures: number;
  /** Offset of the bias `(outFeatures)`, or NONE. */
  readonly bias: number;
}

/** Where the rows of one attention stand in the heap. */
export interface AttentionCall {
  /** `(rows, heads·dimHead)`, rows `outStride` apart. */
  out: number;
  outStride: number;
  /** Queries `(rows, heads·dimHead)`. */
  q: number;
  qStride: number;
  /** Keys and values `(keys, heads·dimHead)`. */
  k: number;
  kStride: number;
  v: number;
  vStride: number;
  heads: number;
  dimHead: number;
  rows: number;
  keys: number;
  /** Row r sees keys [0, min(keys, r + visible)): `keys` for all of them, `past + 1` for causal attention. */
  visible: number;
  /** Multiplied into the scores: dimHead ** -0.5. */
  scale: number;
  /** Where the probabilities go, `(heads, rows, keys)`, unseen keys 0; or NONE (then none are kept). */
  probabilities: number;
}

export interface Kernels {
  readonly name: 'typescript' | 'wasm-simd' | 'wasm-relaxed-simd';
  /** The heap as it is now. Read it anew after `allocate`: memory may have grown and moved. */
  readonly heap: Float32Array | Float64Array;

  /** Room for `elements` floats (zeros), 16-byte aligned. Never given back one by one: see mark and release. */
  allocate(elements: number): number;
  /** Where the next allocation would stand. */
  mark(): number;
  /** Gives back everything allocated since `mark`. */
  release(mark: number): void;

  /** Packs weight `(outFeatures, inFeatures)` (nn.Linear's layout) and bias for `linear`. */
  pack(
    weight: ArrayLike<number>,
    outFeatures: number,
    inFeatures: number,
    bias?: ArrayLike<number>,
  ): PackedLinear;

  /** out `(rows, outFeatures)` = x `(rows, inFeatures)` · weightᵀ + bias. Both contiguous. */
  linear(out: number, x: number, weight: PackedLinear, rows: number): void;
  /** The same, through the exact GELU. */
  linearGelu(out: number, x: number, weight: PackedLinear, rows: number): void;
  /** out += scale · (x · weightᵀ + bias): a residual connection, with `scale` = tanh(gate) or 1. */
  linearAdd(out: number, x: number, weight: PackedLinear, rows: number, scale: number): void;
  /** LayerNorm over the last axis, eps 1e-5. `out` may be `x`. */
  layerNorm(
    out: number,
    x: number,
    weight: number,
    bias: number,
    rows: number,
    features: number,
  ): void;
  /** Exact GELU, in place allowed. */
  gelu(out: number, x: number, elements: number): void;
  /** softmax(q·kᵀ·scale)·v per head. A row that sees no key is the caller's business. */
  attention(call: AttentionCall): void;
  /**
   * Rotary positions, in place: each head of each row, pairs (j, j + dimHead/2), by
   * position = firstPosition + row. `table` holds cos then sin, `(positions, dimHead/2)` each,
   * `tableRows` positions apart.
   */
  rotary(
    x: number,
    stride: number,
    rows: number,
    heads: number,
    dimHead: number,
    firstPosition: number,
    table: number,
    tableRows: number,
  ): void;
}
