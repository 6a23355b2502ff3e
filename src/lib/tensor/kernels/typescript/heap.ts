/** float32 is the model's own; float64 is there to be compared with. */
export type HeapDType = 'float32' | 'float64';
export type HeapArray = Float32Array | Float64Array;

/** 2^28 floats, 1 GiB in float32: no model of this size asks for more unless something is wrong. */
const LARGEST = 2 ** 28;
const SMALLEST = 2 ** 16;
/** Four floats are the 16 bytes that SIMD likes. */
const ALIGNMENT = 4;

/** A stack of floats that grows by doubling. What was read from `array` is stale after `allocate`. */
export class Heap {
  array: HeapArray;
  private top = 0;

  constructor(private readonly dtype: HeapDType) {
    this.array = arrayOf(dtype, SMALLEST);
  }

  /** The offset of `elements` zeros. @throws {RangeError} beyond 2^28 elements, or for no natural number */
  allocate(elements: number): number {
    const offset = this.top;
    if (!Number.isSafeInteger(elements) || elements < 0 || elements > LARGEST - offset) {
      throw new RangeError(`heap: ${elements} floats beside ${offset} are more than ${LARGEST}`);
    }
    // Rounded up in integers, see pack.ts.
    const end = offset + ((elements + ALIGNMENT - 1) & -ALIGNMENT);
    if (end > this.array.length) this.grow(end);
    else this.array.fill(0, offset, end);
    this.top = end;
    return offset;
  }

  mark(): number {
    return this.top;
  }

  release(mark: number): void {
    this.top = mark;
  }

  private grow(needed: number): void {
    let length = this.array.length;
    while (length < needed) length *= 2;
    const larger = arrayOf(this.dtype, length);
    larger.set(this.array.subarray(0, this.top));
    this.array = larger;
  }
}

function arrayOf(dtype: HeapDType, length: number): HeapArray {
  return dtype === 'float32' ? new Float32Array(length) : new Float64Array(length);
}
