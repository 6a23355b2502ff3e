import { tensor, type DType, type View } from '../../src/lib/tensor';
import {
  arrayAt,
  isObject,
  numberOf,
  objectAt,
  stringAt,
  type Json,
  type JsonObject,
} from './json';

const DTYPES: Readonly<Record<DType, true>> = {
  float32: true,
  float64: true,
  float16: true,
  bfloat16: true,
  int64: true,
  bool: true,
};

/** Whether a JSON value is written as a tensor: {dtype, shape, data}. */
export function isTensorJson(json: Json | undefined): json is JsonObject {
  return isObject(json) && 'dtype' in json && 'shape' in json && 'data' in json;
}

/**
 * A golden tensor (README.md, Formats). Storing rounds to the dtype: that is the Math.fround the
 * README asks for, so the values are exact.
 * @throws {Error} when a field is missing, the dtype unknown or the count wrong
 */
export function parseTensor(json: JsonObject): View {
  const dtype = stringAt(json, 'dtype');
  if (!isDType(dtype)) throw new Error(`unknown dtype ${dtype}`);
  const shape = arrayAt(json, 'shape').map((extent) => numberOf(extent, 'shape'));
  const data = arrayAt(json, 'data').map((value) => numberOf(value, 'data'));
  return tensor(data, { shape, dtype });
}

/** The tensor called `name` in an object of tensors. */
export function tensorAt(parent: JsonObject, name: string): View {
  return parseTensor(objectAt(parent, name));
}

/** The tensor called `name`, or null where the golden has null. */
export function tensorOrNullAt(parent: JsonObject, name: string): View | null {
  return parent[name] === null ? null : tensorAt(parent, name);
}

function isDType(name: string): name is DType {
  return Object.hasOwn(DTYPES, name);
}
