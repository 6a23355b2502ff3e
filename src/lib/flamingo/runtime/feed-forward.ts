import type { Kernels, PackedLinear } from '../../tensor/kernels/kernels';
import { recordHeap, type RecordValues } from './record';
import { linearGelu, type HiddenNames } from './linear-gelu';
import { residual, type Named } from './residual';
import type { LayerNormWeights, WeightReader } from './weight-reader';

/** OpenFlamingo's FeedForward (helpers.py): LayerNorm, Linear, GELU, Linear, without biases. */
export interface FeedForward {
  readonly dim: number;
  /** Numbered 0, 1 and 3 in nn.Sequential. */
  readonly norm: LayerNormWeights;
  readonly widen: PackedLinear;
  readonly narrow: PackedLinear;
}

export function readFeedForward(weights: WeightReader, dim: number, ff_mult: number): FeedForward {
  return {
    dim,
    norm: weights.layerNorm('0', dim),
    widen: weights.linear('1', ff_mult * dim, dim),
    narrow: weights.linear('3', dim, ff_mult * dim),
  };
}

const HIDDEN: HiddenNames = { before: 'ff_fc', after: 'ff_hidden' };

/** h (rows, dim) += scale · feed-forward(h). */
export function feedForward(
  kernels: Kernels,
  { dim, norm, widen, narrow }: FeedForward,
  h: number,
  rows: number,
  scale: number,
  added: Named,
  record?: RecordValues,
): void {
  const mark = kernels.mark();
  const normed = kernels.allocate(rows * dim);
  const hidden = kernels.allocate(rows * widen.outFeatures);
  kernels.layerNorm(normed, h, norm.weight, norm.bias, rows, dim);
  recordHeap(kernels, record, 'ff_norm', added.shape, normed);
  linearGelu(kernels, hidden, normed, widen, rows, HIDDEN, added.shape, record);
  residual(kernels, h, hidden, narrow, rows, scale, added, record);
  kernels.release(mark);
}
