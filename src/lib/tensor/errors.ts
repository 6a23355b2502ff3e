/** Two shapes do not fit together, or one does not fit an op. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
}

/** An index or an axis lies outside the tensor. */
export class IndexError extends RangeError {
  override readonly name = 'IndexError';
}

/** A rearrange or repeat pattern does not fit the tensor or the axis sizes it was given. */
export class EinopsError extends Error {
  override readonly name = 'EinopsError';
}
