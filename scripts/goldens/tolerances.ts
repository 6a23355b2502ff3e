import type { DType } from '../../src/lib/tensor';

/**
 * How far a value may be off, as abs(a - b) / (1 + abs(b)): the table in the goldens' README.md.
 */
const EXACT = 0;
const FLOAT64 = 1e-12;
const FLOAT32 = 1e-5;
/** Scores in the thousands. */
const FLOAT32_EXTREME = 5e-5;
/** Many layers, summed in another order. */
const FLOAT32_MODEL = 5e-5;
/** Every step is rounded to 8 bits. */
const BFLOAT16 = 3e-2;
const FLOAT16 = 1e-3;
const BFLOAT16_ONE_OP = 2e-2;
/** Rows whose variance is tiny beside their mean: float32 itself is that far off. */
const LAYER_NORM_CANCELLATION = 2e-2;
const CANCELLING_ROWS = new Set(['large_offset', 'constant_row', 'one']);

/** For mask, mask_half_path and gated_block. */
export function moduleTolerance(dtype: DType, isExtreme = false): number {
  if (dtype === 'float32' && isExtreme) return FLOAT32_EXTREME;
  const byDType = {
    float64: FLOAT64,
    float32: FLOAT32,
    float16: FLOAT16,
    bfloat16: BFLOAT16,
    int64: EXACT,
    bool: EXACT,
  };
  return byDType[dtype];
}

/** For resampler, lm and e2e: whole models, in float32 or float64. */
export function modelTolerance(dtype: DType): number {
  return dtype === 'float32' ? FLOAT32_MODEL : moduleTolerance(dtype);
}

/** For one case of ops/. */
export function opTolerance(op: string, name: string, dtype: DType): number {
  if (dtype === 'bfloat16') return BFLOAT16_ONE_OP;
  const isCancelling = op === 'layer_norm' && CANCELLING_ROWS.has(name);
  return isCancelling && dtype === 'float32' ? LAYER_NORM_CANCELLATION : moduleTolerance(dtype);
}
