import { gelu, layerNorm, linear, type View } from '../tensor';

/** Numbered as in nn.Sequential; entry 2, the GELU, has no weights. */
export interface FeedForwardWeights {
  /** LayerNorm, (dim,) */
  readonly '0.weight': View;
  readonly '0.bias': View;
  /** (inner, dim) */
  readonly '1.weight': View;
  /** (dim, inner) */
  readonly '3.weight': View;
}

/**
 * OpenFlamingo's FeedForward (helpers.py): LayerNorm, Linear, GELU, Linear. x (..., dim) keeps its
 * shape.
 */
export function feedForward(x: View, weights: FeedForwardWeights): View {
  const x_norm = layerNorm(x, x.shape.slice(-1), weights['0.weight'], weights['0.bias']);
  return linear(gelu(linear(x_norm, weights['1.weight'])), weights['3.weight']);
}
