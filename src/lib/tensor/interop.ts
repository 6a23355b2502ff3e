import ndarray from 'ndarray';
import type { DType, TypedArray } from './dtype';
import { tensor } from './create';
import { View } from './view';

/**
 * The same memory as an ndarray of scijs. In the core only this file imports it: it generates code
 * when a view is made, which a strict Content-Security-Policy forbids, so index.ts leaves it out.
 */
export function toNdarray(view: View): ndarray.NdArray<TypedArray> {
  return ndarray(view.data, [...view.shape], [...view.stride], view.offset);
}

/**
 * An ndarray as a View: of the same memory when its data is a typed array that stores `dtype` (read
 * off the data unless given), else a copy.
 * @throws {TypeError} when the data is of a kind that no dtype matches and none is given
 */
export function fromNdarray(array: ndarray.NdArray<ndarray.Data<number>>, dtype?: DType): View {
  const own = storedType(array.data);
  const wanted = dtype ?? own;
  if (wanted === undefined) {
    throw new TypeError(`fromNdarray: give a dtype for data of type ${array.dtype}`);
  }
  if (own !== undefined && own === wanted && isStorage(array.data)) {
    return new View(array.data, [...array.shape], [...array.stride], array.offset, own);
  }
  return tensor(valuesOf(array), { shape: array.shape, dtype: wanted });
}

function isStorage(data: unknown): data is TypedArray {
  return storedType(data) !== undefined;
}

function storedType(data: unknown): DType | undefined {
  if (data instanceof Float32Array) return 'float32';
  if (data instanceof Float64Array) return 'float64';
  if (data instanceof Uint8Array) return 'bool';
  return undefined;
}

/** Elements in row-major order. */
function valuesOf(array: ndarray.NdArray<ndarray.Data<number>>): number[] {
  const values: number[] = [];
  const visit = (index: number[]): void => {
    if (index.length === array.dimension) values.push(array.get(...index));
    else for (let i = 0; i < array.shape[index.length]; i++) visit([...index, i]);
  };
  visit([]);
  return values;
}
