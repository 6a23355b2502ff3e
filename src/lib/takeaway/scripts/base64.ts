import { encodeBfloat16, encodeFloat16, toFlat, type View } from '../../tensor';

/** Bytes in one turn: a multiple of 3, so that the pieces join without padding between them. */
const TURN = 3 * 8192;
const LINE = 100;

/** Base64 in lines of 100 characters. */
export function base64Lines(bytes: Uint8Array): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += TURN) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + TURN))));
  }
  return pieces.join('').match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
}

/** The numbers as they lie in memory elsewhere: little-endian, row-major, each as wide as its dtype; a bool is a byte. */
export function bytesOf(view: View): Uint8Array {
  const values = toFlat(view);
  const { bytes, write } = writers[view.dtype];
  const data = new DataView(new ArrayBuffer(values.length * bytes));
  values.forEach((value, i) => write(data, i * bytes, value));
  return new Uint8Array(data.buffer);
}

interface Writer {
  readonly bytes: number;
  readonly write: (data: DataView, at: number, value: number) => void;
}

const writers: Readonly<Record<View['dtype'], Writer>> = {
  float32: { bytes: 4, write: (data, at, value) => data.setFloat32(at, value, true) },
  float64: { bytes: 8, write: (data, at, value) => data.setFloat64(at, value, true) },
  float16: { bytes: 2, write: (data, at, value) => data.setUint16(at, encodeFloat16(value), true) },
  bfloat16: {
    bytes: 2,
    write: (data, at, value) => data.setUint16(at, encodeBfloat16(value), true),
  },
  int64: { bytes: 8, write: (data, at, value) => data.setBigInt64(at, BigInt(value), true) },
  bool: { bytes: 1, write: (data, at, value) => data.setUint8(at, value) },
};
