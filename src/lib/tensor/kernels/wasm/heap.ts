/** Floats in a page of WebAssembly: 64 KiB. */
const PAGE = 16384;
/** 2^28 floats, 1 GiB: with the room behind them they still fit the 4 GiB that an address can reach. */
const LARGEST = 2 ** 28;
/** Four floats are the 16 bytes of a vector. */
const ALIGNMENT = 4;

/**
 * A stack of floats in a WebAssembly memory. Twice as much again, and a page, stay free behind `top`, where kernels
 * keep numbers of their own without allocating: at most 4 a key, and a key and its value are 2 floats at least.
 * Room that nobody touches costs no memory.
 */
export class WasmHeap {
  array: Float32Array;
  /** Where the next allocation stands, and until then the kernels' scratch. */
  top = 0;

  constructor(private readonly memory: WebAssembly.Memory) {
    this.array = new Float32Array(memory.buffer);
  }

  /** The offset of `elements` zeros. @throws {RangeError} beyond 2^28 elements, or for no natural number */
  allocate(elements: number): number {
    const offset = this.top;
    const end = offset + Math.ceil(elements / ALIGNMENT) * ALIGNMENT;
    if (!Number.isSafeInteger(elements) || elements < 0 || end > LARGEST) {
      throw new RangeError(`heap: ${elements} floats beside ${offset} are more than ${LARGEST}`);
    }
    this.reserve(3 * end + PAGE);
    this.array.fill(0, offset, end);
    this.top = end;
    return offset;
  }

  /** Grows by half at least, since each growth makes a new array. @throws {RangeError} when the engine has no more */
  private reserve(elements: number): void {
    const { length } = this.array;
    if (elements <= length) return;
    const pages = Math.ceil(Math.max(elements, Math.min(1.5 * length, 3 * LARGEST)) / PAGE);
    this.memory.grow(pages - length / PAGE);
    this.array = new Float32Array(this.memory.buffer);
  }
}
