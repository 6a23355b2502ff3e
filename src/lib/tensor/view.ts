import { round, type DType, type TypedArray } from './dtype';
import { IndexError, ShapeError } from './errors';
import { formatShape, normalizeAxis, sizeOf } from './shape';

/** What an elementwise op takes: a tensor or a plain number. */
export type Operand = View | number;

/**
 * A strided look at numbers: element (i, j, ...) lives at data[offset + i*stride[0] +
 * j*stride[1]...]. This is the model of scijs/ndarray (data, shape, stride, offset and its method
 * names), so `ndarray-ops` accepts a View. Unlike ndarray it generates no code and checks ranks and
 * bounds.
 *
 * Transposing, slicing and broadcasting make new Views of the same data; nothing is copied. A
 * stride of 0 repeats one element along an axis (broadcasting): such a View is for reading.
 */
export class View {
  readonly size: number;
  readonly dimension: number;

  /**
   * @throws {ShapeError} when shape and stride differ in rank or an extent is no natural number
   * @throws {IndexError} when some element would lie outside data
   */
  constructor(
    readonly data: TypedArray,
    readonly shape: readonly number[],
    readonly stride: readonly number[],
    readonly offset: number,
    readonly dtype: DType,
  ) {
    if (shape.length !== stride.length || !shape.every((n) => Number.isSafeInteger(n) && n >= 0)) {
      throw new ShapeError(`View: shape ${formatShape(shape)}, stride ${formatShape(stride)}`);
    }
    this.size = sizeOf(shape);
    this.dimension = shape.length;
    if (this.size > 0) this.checkReach();
  }

  /** Axes from the smallest to the largest step; `ndarray-ops` nests its loops by it. */
  get order(): number[] {
    const steps = this.stride.map(Math.abs);
    return steps.map((_, axis) => axis).sort((a, b) => steps[a] - steps[b]);
  }

  /** The element at an index; bool gives 0 or 1. @throws {IndexError} */
  get(...index: number[]): number {
    return this.data[this.index(...index)];
  }

  /**
   * Stores the last argument, rounded to the dtype, at the index before it.
   * @throws {IndexError}
   */
  set(...indexAndValue: number[]): number {
    if (this.stride.some((step, axis) => step === 0 && this.shape[axis] > 1)) {
      throw new TypeError('set: this View repeats its elements (stride 0) and is for reading only');
    }
    const position = this.index(...indexAndValue.slice(0, -1));
    return (this.data[position] = round(this.dtype, indexAndValue[indexAndValue.length - 1]));
  }

  /** The flat position in `data` of an index. @throws {IndexError} */
  index(...index: number[]): number {
    if (index.length !== this.dimension) {
      throw new IndexError(`index: ${index.length} indices for shape ${formatShape(this.shape)}`);
    }
    let position = this.offset;
    for (let axis = 0; axis < index.length; axis++) {
      position += this.within('index', index[axis], axis) * this.stride[axis];
    }
    return position;
  }

  /** Axes in a new order: transpose(1, 0) swaps two. @throws {ShapeError} unless a permutation */
  transpose(...axes: number[]): View {
    const isPermutation = axes.length === this.dimension && new Set(axes).size === axes.length;
    if (!isPermutation || !axes.every((axis) => axis in this.shape)) {
      const given = formatShape(axes);
      throw new ShapeError(`transpose: axes ${given} do not permute ${formatShape(this.shape)}`);
    }
    return this.with(
      axes.map((axis) => this.shape[axis]),
      axes.map((axis) => this.stride[axis]),
    );
  }

  /** Fixes the axes with a number and drops them; null keeps an axis. @throws {IndexError} */
  pick(...index: (number | null)[]): View {
    this.checkCount('pick', index.length);
    let offset = this.offset;
    index.forEach((i, axis) => {
      if (i !== null) offset += this.within('pick', i, axis) * this.stride[axis];
    });
    const isKept = (_: number, axis: number) => (index[axis] ?? null) === null;
    return this.with(this.shape.filter(isKept), this.stride.filter(isKept), offset);
  }

  /** Skips the first elements of each axis. @throws {IndexError} */
  lo(...starts: number[]): View {
    this.checkCount('lo', starts.length);
    return starts.reduce<View>((view, start, axis) => {
      view.checkExtent('lo', start, axis);
      return view.slice(axis, start);
    }, this);
  }

  /** Keeps only the first elements of each axis. @throws {IndexError} */
  hi(...ends: number[]): View {
    this.checkCount('hi', ends.length);
    return ends.reduce<View>((view, end, axis) => {
      view.checkExtent('hi', end, axis);
      return view.slice(axis, 0, end);
    }, this);
  }

  /** Every so many elements of each axis; a negative step walks backwards. @throws {ShapeError} */
  step(...steps: number[]): View {
    this.checkCount('step', steps.length);
    if (!steps.every((step) => Number.isSafeInteger(step) && step !== 0)) {
      throw new ShapeError(`step: ${formatShape(steps)} must be whole numbers other than 0`);
    }
    const { shape, stride } = this;
    const extents = shape.map((n, axis) => Math.ceil(n / Math.abs(steps[axis] ?? 1)));
    const first = shape.map((n, axis) => (steps[axis] < 0 ? Math.max(n - 1, 0) : 0));
    const offset = first.reduce((sum, i, axis) => sum + i * stride[axis], this.offset);
    return this.with(
      extents,
      stride.map((s, axis) => s * (steps[axis] ?? 1)),
      offset,
    );
  }

  /** Elements start..end-1 of one axis, with Python's negative and clamped ends. */
  slice(axis: number, start = 0, end = Infinity): View {
    const which = normalizeAxis('slice', axis, this.dimension);
    const extent = this.shape[which];
    const clamp = (i: number) => Math.min(Math.max(i < 0 ? i + extent : i, 0), extent);
    const [from, to] = [clamp(start), Math.max(clamp(start), clamp(end))];
    const shape = this.shape.map((n, i) => (i === which ? to - from : n));
    return this.with(shape, this.stride, this.offset + from * this.stride[which]);
  }

  private with(shape: readonly number[], stride: readonly number[], offset = this.offset): View {
    return new View(this.data, shape, stride, offset, this.dtype);
  }

  private within(op: string, i: number, axis: number): number {
    if (Number.isInteger(i) && i >= 0 && i < this.shape[axis]) return i;
    throw new IndexError(`${op}: ${i} is outside axis ${axis} of shape ${formatShape(this.shape)}`);
  }

  private checkCount(op: string, count: number): void {
    if (count <= this.dimension) return;
    throw new IndexError(`${op}: ${count} arguments for shape ${formatShape(this.shape)}`);
  }

  private checkExtent(op: string, extent: number, axis: number): void {
    if (Number.isInteger(extent) && extent >= 0 && extent <= this.shape[axis]) return;
    throw new IndexError(`${op}: ${extent} on axis ${axis} of shape ${formatShape(this.shape)}`);
  }

  private checkReach(): void {
    let [lowest, highest] = [this.offset, this.offset];
    this.shape.forEach((extent, axis) => {
      const reach = (extent - 1) * this.stride[axis];
      if (reach < 0) lowest += reach;
      else highest += reach;
    });
    if (Number.isInteger(lowest) && lowest >= 0 && highest < this.data.length) return;
    const shape = formatShape(this.shape);
    throw new IndexError(
      `View: shape ${shape} reaches ${lowest}..${highest} of ${this.data.length} elements`,
    );
  }
}
