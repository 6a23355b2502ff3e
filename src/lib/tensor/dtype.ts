import { roundBfloat16, roundFloat16 } from './half';

/** Element types, by their torch names. */
export type DType = 'float32' | 'float64' | 'float16' | 'bfloat16' | 'int64' | 'bool';
export type FloatDType = Exclude<DType, 'int64' | 'bool'>;

/** What the elements are kept in. */
export type TypedArray = Float32Array | Float64Array | Uint8Array;

/**
 * Storage of `size` zeros. The 16-bit floats live in a Float32Array as already rounded values,
 * int64 in a Float64Array as whole numbers up to 2^53 - 1, bool as 0 and 1 in bytes.
 */
export function storage(dtype: DType, size: number): TypedArray {
  if (dtype === 'bool') return new Uint8Array(size);
  if (dtype === 'float64' || dtype === 'int64') return new Float64Array(size);
  return new Float32Array(size);
}

/**
 * The value a tensor of this dtype keeps when x is stored in it.
 * @throws {RangeError} when an int64 would lie beyond ±(2^53 - 1), where doubles skip integers
 */
export function round(dtype: DType, x: number): number {
  switch (dtype) {
    case 'float64':
      return x;
    case 'float32':
      return Math.fround(x);
    case 'float16':
      return roundFloat16(x);
    case 'bfloat16':
      return roundBfloat16(x);
    case 'int64':
      return safeInteger(x);
    case 'bool':
      return x === 0 ? 0 : 1;
  }
}

function safeInteger(x: number): number {
  // Adding 0 turns -0, which no integer type has, into 0.
  const whole = Math.trunc(x) + 0;
  if (Number.isSafeInteger(whole)) return whole;
  throw new RangeError(`int64: ${x} lies beyond the integers a double holds exactly (2^53 - 1)`);
}

export function isFloat(dtype: DType): dtype is FloatDType {
  return dtype !== 'int64' && dtype !== 'bool';
}

/** The dtype of exp, tanh, a division...: floats stay, integers and booleans become float32. */
export function floatOf(dtype: DType): FloatDType {
  return isFloat(dtype) ? dtype : 'float32';
}

/**
 * Guards ops that torch has for floats only.
 * @throws {TypeError} when the dtype is int64 or bool
 */
export function requireFloat(op: string, dtype: DType): void {
  if (!isFloat(dtype)) throw new TypeError(`${op}: not implemented for ${dtype}, only for floats`);
}
