import { round, storage, type DType } from './dtype';
import { ShapeError } from './errors';
import { rows } from './rows';
import { formatShape, rowMajorStride, sizeOf, type Shape } from './shape';
import { View } from './view';

/** Numbers (or booleans) in lists in lists...: every list of one level equally long. */
export type Nested = number | boolean | readonly Nested[];
export type NestedNumbers = number | NestedNumbers[];

export interface TensorOptions {
  /** Row-major shape for flat values; read off the nesting unless given. */
  readonly shape?: Shape;
  /** float32 unless given. */
  readonly dtype?: DType;
}

/** A row-major View over data that already holds values of this dtype; nothing is copied. */
export function wrap(data: View['data'], shape: Shape, dtype: DType): View {
  return new View(data, shape, rowMajorStride(shape), 0, dtype);
}

/** A new tensor of zeros. */
export function zeros(shape: Shape, dtype: DType = 'float32'): View {
  return wrap(storage(dtype, sizeOf(shape)), shape, dtype);
}

/** A new tensor with one value everywhere. */
export function full(shape: Shape, value: number, dtype: DType = 'float32'): View {
  const view = zeros(shape, dtype);
  view.data.fill(round(dtype, value));
  return view;
}

/** A 0-dim tensor. */
export function scalar(value: number, dtype: DType = 'float32'): View {
  return full([], value, dtype);
}

/**
 * A new tensor of the given values, each rounded to the dtype.
 * @throws {ShapeError} when lists of one level differ in length or `shape` holds another count
 */
export function tensor(values: Nested | ArrayLike<number>, options: TensorOptions = {}): View {
  const { dtype = 'float32' } = options;
  const nested = isTyped(values) ? Array.from(values) : values;
  const nested_shape = shapeOf(nested);
  const shape = options.shape ?? nested_shape;
  if (sizeOf(shape) !== sizeOf(nested_shape)) {
    const given = formatShape(nested_shape);
    throw new ShapeError(`tensor: values of shape ${given} do not fill ${formatShape(shape)}`);
  }
  const view = zeros(shape, dtype);
  let at = 0;
  const fill = (part: Nested, depth: number): void => {
    if (typeof part !== 'object') {
      view.data[at++] = round(dtype, Number(part));
      return;
    }
    if (part.length !== nested_shape[depth]) throw new ShapeError(ragged(depth, nested_shape));
    for (const item of part) fill(item, depth + 1);
  };
  fill(nested, 0);
  return view;
}

/** All elements in row-major order. */
export function toFlat(view: View): number[] {
  const { data, starts, length, stride } = rows(view);
  const flat: number[] = [];
  for (const start of starts) {
    for (let i = 0; i < length; i++) flat.push(data[start + i * stride]);
  }
  return flat;
}

/** All elements as lists in lists; a 0-dim tensor gives its number. */
export function toNested(view: View): NestedNumbers {
  if (view.dimension === 0) return view.get();
  return Array.from({ length: view.shape[0] }, (_, i) => toNested(view.pick(i)));
}

function isTyped(values: Nested | ArrayLike<number>): values is ArrayLike<number> {
  return ArrayBuffer.isView(values);
}

function shapeOf(values: Nested): number[] {
  if (typeof values !== 'object') return [];
  return [values.length, ...(values.length > 0 ? shapeOf(values[0]) : [])];
}

function ragged(depth: number, shape: Shape): string {
  return `tensor: lists on axis ${depth} are not all ${shape[depth]} long`;
}
