/**
 * The two 16-bit floats. A double goes through float32 first, as in torch, then is rounded half to
 * even. Both roundings count: a few doubles end up one step away from a direct rounding.
 *
 *     float16   1 sign,  5 exponent, 10 fraction bits: precise, but nothing beyond 65504
 *     bfloat16  1 sign,  8 exponent,  7 fraction bits: the upper half of a float32
 */
const floats = new Float32Array(1);
const words = new Uint32Array(floats.buffer);

const FLOAT16_NAN = 0x7e00;
const FLOAT16_INFINITY = 0x7c00;
const BFLOAT16_NAN = 0x7fc0;
/** 2^-14, the smallest float16 with a full fraction. */
const FLOAT16_SMALLEST_NORMAL = 2 ** -14;
/** 2^24: float16 values below the smallest normal are whole multiples of 2^-24. */
const FLOAT16_SUBNORMALS_PER_UNIT = 2 ** 24;

function float32Bits(x: number): number {
  floats[0] = x;
  return words[0];
}

function halfToEven(x: number): number {
  const below = Math.floor(x);
  const rest = x - below;
  if (rest === 0.5) return below + (below % 2);
  return rest < 0.5 ? below : below + 1;
}

/** The 16-bit pattern of x as float16 (an unsigned integer). */
export function encodeFloat16(x: number): number {
  if (Number.isNaN(x)) return FLOAT16_NAN;
  const bits = float32Bits(x);
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = Math.abs(floats[0]);
  if (magnitude < FLOAT16_SMALLEST_NORMAL) {
    return sign | halfToEven(magnitude * FLOAT16_SUBNORMALS_PER_UNIT);
  }
  const exponent = ((bits >>> 23) & 0xff) - 127;
  if (exponent > 15) return sign | FLOAT16_INFINITY;
  const kept = ((exponent + 15) << 10) | ((bits >>> 13) & 0x3ff);
  const dropped = bits & 0x1fff;
  const roundsUp = dropped > 0x1000 || (dropped === 0x1000 && kept % 2 === 1);
  // A carry out of the fraction steps the exponent, and from 65504 on to infinity: both are right.
  return sign | (roundsUp ? kept + 1 : kept);
}

/** The value of a float16 bit pattern. */
export function decodeFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction ? NaN : sign * Infinity;
  if (exponent === 0) return (sign * fraction) / FLOAT16_SUBNORMALS_PER_UNIT;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The 16-bit pattern of x as bfloat16 (an unsigned integer). */
export function encodeBfloat16(x: number): number {
  if (Number.isNaN(x)) return BFLOAT16_NAN;
  const bits = float32Bits(x);
  const isOdd = (bits >>> 16) & 1;
  return (bits + 0x7fff + isOdd) >>> 16;
}

/** The value of a bfloat16 bit pattern. */
export function decodeBfloat16(bits: number): number {
  words[0] = bits << 16;
  return floats[0];
}

/** The nearest float16 to x. */
export function roundFloat16(x: number): number {
  return decodeFloat16(encodeFloat16(x));
}

/** The nearest bfloat16 to x. */
export function roundBfloat16(x: number): number {
  return decodeBfloat16(encodeBfloat16(x));
}
