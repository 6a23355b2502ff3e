import { decodeBfloat16, decodeFloat16, encodeBfloat16, encodeFloat16 } from '../../src/lib/tensor';
import type { Check } from './compare';
import { arrayAt, numberOf, objectAt, stringAt, type JsonObject } from './json';

const CODECS = {
  float16: { encode: encodeFloat16, decode: decodeFloat16 },
  bfloat16: { encode: encodeBfloat16, decode: decodeBfloat16 },
};

/**
 * A case of half.json: rounding to bits, or bits to values and back. The bits of a NaN carry no
 * meaning and are not compared; that it is a NaN is.
 */
export function checkHalf(check: Check, golden: JsonObject): void {
  const params = objectAt(golden, 'params');
  if ('to' in params) checkEncoding(check, golden, codec(stringAt(params, 'to')));
  else checkDecoding(check, golden, codec(stringAt(params, 'from')));
}

type Codec = (typeof CODECS)['float16'];

function codec(name: string): Codec {
  if (name === 'float16' || name === 'bfloat16') return CODECS[name];
  throw new Error(`unknown half type ${name}`);
}

function checkEncoding(check: Check, golden: JsonObject, { encode, decode }: Codec): void {
  const expect = objectAt(golden, 'expect');
  const x = numbersAt(objectAt(golden, 'inputs'), 'x');
  const value = numbersAt(expect, 'value').map(Math.fround);
  const meaningful = (_: number, i: number) => !Number.isNaN(value[i]);
  const bits = x.map(encode);
  for (const [field, got] of Object.entries({ float32_bits: x.map(float32Bits), bits })) {
    const wanted = numbersAt(expect, field);
    check.numbers(field, got.filter(meaningful), wanted.filter(meaningful), 0);
  }
  checkExactly(check, 'value', bits.map(decode), value);
}

function checkDecoding(check: Check, golden: JsonObject, { encode, decode }: Codec): void {
  const bits = numbersAt(objectAt(golden, 'inputs'), 'bits');
  const value = numbersAt(objectAt(golden, 'expect'), 'value').map(Math.fround);
  checkExactly(check, 'value', bits.map(decode), value);
  const meaningful = (_: number, i: number) => !Number.isNaN(value[i]);
  check.numbers('bits', value.map(encode).filter(meaningful), bits.filter(meaningful), 0);
}

/** Equal including the sign of zero. */
function checkExactly(check: Check, field: string, got: number[], wanted: number[]): void {
  check.numbers(field, got, wanted, 0);
  got.forEach((value, i) => check.same(`${field}[${i}]`, value, wanted[i]));
}

function float32Bits(x: number): number {
  return new Uint32Array(Float32Array.of(x).buffer)[0];
}

function numbersAt(parent: JsonObject, name: string): number[] {
  return arrayAt(parent, name).map((value) => numberOf(value, name));
}
