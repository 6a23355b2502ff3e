import type { FloatDType } from './dtype';

/** Limits of a float type; field names are torch.finfo's. */
export interface FloatInfo {
  readonly bits: number;
  /** The largest finite value: OpenFlamingo fills blocked scores with -max. */
  readonly max: number;
  readonly min: number;
  /** The gap between 1 and the next larger value. */
  readonly eps: number;
  readonly tiny: number;
  readonly smallest_normal: number;
  readonly resolution: number;
}

export type IntegerName = 'int64' | 'int32' | 'uint8';

/** Limits of an integer type; bigints, because int64's do not fit a double. */
export interface IntegerInfo {
  readonly bits: number;
  readonly max: bigint;
  readonly min: bigint;
}

function describe(
  bits: number,
  fractionBits: number,
  largestExponent: number,
  resolution: number,
): FloatInfo {
  const eps = 2 ** -fractionBits;
  const max = (2 - eps) * 2 ** largestExponent;
  const smallest_normal = 2 ** (1 - largestExponent);
  return { bits, max, min: -max, eps, tiny: smallest_normal, smallest_normal, resolution };
}

const FLOATS: Readonly<Record<FloatDType, FloatInfo>> = {
  float64: describe(64, 52, 1023, 1e-15),
  float32: describe(32, 23, 127, 1e-6),
  float16: describe(16, 10, 15, 1e-3),
  bfloat16: describe(16, 7, 127, 1e-2),
};

const INTEGERS: Readonly<Record<IntegerName, IntegerInfo>> = {
  int64: { bits: 64, max: 2n ** 63n - 1n, min: -(2n ** 63n) },
  int32: { bits: 32, max: 2n ** 31n - 1n, min: -(2n ** 31n) },
  uint8: { bits: 8, max: 255n, min: 0n },
};

/** torch.finfo: the limits of a float dtype, as exact doubles. */
export function finfo(dtype: FloatDType): FloatInfo {
  return FLOATS[dtype];
}

/** torch.iinfo: the limits of an integer type (a View's int64 itself stops at 2^53 - 1). */
export function iinfo(name: IntegerName): IntegerInfo {
  return INTEGERS[name];
}
