import { encodeFloat16, sizeOf, toFlat, type DType, type View } from '../../tensor';
import type { NamedTensor } from './named-tensor';

interface Format {
  /** NumPy's name of the element type: byte order, kind, bytes. */
  readonly descr: string;
  readonly bytes: number;
  readonly write: (into: DataView, at: number, value: number) => void;
}

const float32: Format = {
  descr: '<f4',
  bytes: 4,
  write: (into, at, value) => into.setFloat32(at, value, true),
};

/** NumPy has no bfloat16: such numbers are written as float32, which holds each of them exactly. */
const formats: Readonly<Record<DType, Format>> = {
  float32,
  bfloat16: float32,
  float64: {
    descr: '<f8',
    bytes: 8,
    write: (into, at, value) => into.setFloat64(at, value, true),
  },
  float16: {
    descr: '<f2',
    bytes: 2,
    write: (into, at, value) => into.setUint16(at, encodeFloat16(value), true),
  },
  int64: {
    descr: '<i8',
    bytes: 8,
    write: (into, at, value) => into.setBigInt64(at, BigInt(value), true),
  },
  bool: { descr: '|b1', bytes: 1, write: (into, at, value) => into.setUint8(at, value) },
};

const MAGIC = [0x93, ...new TextEncoder().encode('NUMPY'), 1, 0];
/** The numbers begin at a multiple of this, so that a reader can map the file into memory. */
const ALIGNMENT = 64;
const HEADER_LENGTH_BYTES = 2;

/**
 * A file for `numpy.load`: format 1.0 (numpy.lib.format), little-endian, C order. float16 stays float16; bfloat16 becomes
 * float32; int64 and bool stay what they are.
 */
export function npyOf({ view }: NamedTensor): Uint8Array<ArrayBuffer> {
  const { descr, bytes, write } = formats[view.dtype];
  const header = headerOf(descr, view);
  const file = new Uint8Array(header.length + sizeOf(view.shape) * bytes);
  file.set(header);
  const numbers = new DataView(file.buffer, header.length);
  toFlat(view).forEach((value, i) => write(numbers, i * bytes, value));
  return file;
}

function headerOf(descr: string, { shape }: View): Uint8Array {
  // A tuple of one needs its comma in Python.
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const dict = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${tuple}, }`;
  const before = MAGIC.length + HEADER_LENGTH_BYTES;
  const total = Math.ceil((before + dict.length + 1) / ALIGNMENT) * ALIGNMENT;
  const text = `${dict.padEnd(total - before - 1)}\n`;
  const length = text.length;
  return Uint8Array.from([
    ...MAGIC,
    length & 0xff,
    length >>> 8,
    ...new TextEncoder().encode(text),
  ]);
}
