import {
  decodeBfloat16,
  decodeFloat16,
  formatShape,
  sizeOf,
  View,
  zeros,
  type DType,
  type TypedArray,
} from '../tensor';

/** One tensor of the header: where its little-endian bytes lie after the header. */
export interface Entry {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

/** Where the tensors of a file lie. */
export interface Places {
  readonly entries: readonly Entry[];
  /** Of the data, in the file: `begin` and `end` of an entry count from here. */
  readonly start: number;
}

interface Format {
  readonly dtype: DType;
  /** Bytes per element. */
  readonly width: number;
  readonly read: (bytes: DataView, at: number) => number;
}

const LENGTH_BYTES = 8;
/** The limit of the reference implementation: 100 MB of JSON is no honest header. */
const LARGEST_HEADER = 100_000_000;

const FORMATS: Readonly<Record<string, Format>> = {
  F64: { dtype: 'float64', width: 8, read: (bytes, at) => bytes.getFloat64(at, true) },
  F32: { dtype: 'float32', width: 4, read: (bytes, at) => bytes.getFloat32(at, true) },
  F16: {
    dtype: 'float16',
    width: 2,
    read: (bytes, at) => decodeFloat16(bytes.getUint16(at, true)),
  },
  BF16: {
    dtype: 'bfloat16',
    width: 2,
    read: (bytes, at) => decodeBfloat16(bytes.getUint16(at, true)),
  },
  // No dtype of ours: a weight in 8 bits is on its way to being multiplied by its scale anyway.
  I8: { dtype: 'float32', width: 1, read: (bytes, at) => bytes.getInt8(at) },
  I64: { dtype: 'int64', width: 8, read: (bytes, at) => Number(bytes.getBigInt64(at, true)) },
  BOOL: { dtype: 'bool', width: 1, read: (bytes, at) => bytes.getUint8(at) },
};

/**
 * Reads a .safetensors file: 8 bytes with the header's length, the header (JSON: name, dtype,
 * shape, place), the data. The values are copied; int8 becomes float32. Nothing in the file is trusted. Format:
 * https://github.com/huggingface/safetensors#format
 * @throws {Error} saying which tensor and what is wrong: lengths, gaps, overlaps, unknown dtypes,
 *   int64 values beyond 2^53 - 1, booleans other than 0 and 1
 */
export function readSafetensors(file: ArrayBuffer | Uint8Array): Record<string, View> {
  const bytes = file instanceof Uint8Array ? file : new Uint8Array(file);
  const { entries, start } = readPlaces(bytes);
  const whole = viewOf(bytes);
  // Without a prototype a tensor called __proto__ is a name like any other.
  const tensors: Record<string, View> = Object.create(null) as Record<string, View>;
  for (const entry of entries) tensors[entry.name] = readTensor(whole, start, entry);
  return tensors;
}

/** The same without the values: what tensors there are, and where. @throws {Error} for what is wrong with lengths or header */
export function readPlaces(bytes: Uint8Array): Places {
  const header_length = readHeaderLength(viewOf(bytes));
  const start = LENGTH_BYTES + header_length;
  const entries = readHeader(bytes.subarray(LENGTH_BYTES, start));
  checkPlaces(entries, bytes.byteLength - start);
  return { entries, start };
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

function fail(message: string): never {
  throw new Error(`safetensors: ${message}`);
}

function readHeaderLength(whole: DataView): number {
  if (whole.byteLength < LENGTH_BYTES) fail(`${whole.byteLength} bytes are too few for a file`);
  const length = whole.getBigUint64(0, true);
  const left = whole.byteLength - LENGTH_BYTES;
  if (length > LARGEST_HEADER || length > left) {
    fail(`a header of ${length} bytes is announced, ${left} bytes follow`);
  }
  return Number(length);
}

function readHeader(bytes: Uint8Array): Entry[] {
  const header = parseJson(bytes);
  if (!isObject(header)) fail('the header is not a JSON object');
  return Object.entries(header)
    .filter(([name]) => name !== '__metadata__')
    .map(([name, value]) => readEntry(name, value));
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return fail('the header is not JSON in UTF-8');
  }
}

function readEntry(name: string, value: unknown): Entry {
  if (!isObject(value)) fail(`the entry of ${name} is not an object`);
  const { dtype, shape, data_offsets } = value;
  if (typeof dtype !== 'string' || !Object.hasOwn(FORMATS, dtype)) {
    fail(
      `${name} has dtype ${JSON.stringify(dtype)}; known are ${Object.keys(FORMATS).join(', ')}`,
    );
  }
  if (!isNaturals(shape)) fail(`${name} has no valid shape: ${JSON.stringify(shape)}`);
  if (!isNaturals(data_offsets) || data_offsets.length !== 2) {
    fail(`${name} has no valid data_offsets: ${JSON.stringify(data_offsets)}`);
  }
  const [begin, end] = data_offsets;
  const length = sizeOf(shape) * FORMATS[dtype].width;
  if (end - begin !== length) {
    const wanted = `${dtype} ${formatShape(shape)} takes ${length}`;
    fail(`${name} lies at ${begin}..${end}, ${end - begin} bytes, but ${wanted}`);
  }
  return { name, dtype, shape, begin, end };
}

/** Tensors fill the data completely: each begins where the one before it ends. */
function checkPlaces(entries: readonly Entry[], length: number): void {
  const inOrder = [...entries].sort((a, b) => a.begin - b.begin || a.end - b.end);
  let reached = 0;
  for (const { name, begin, end } of inOrder) {
    if (begin !== reached) {
      const problem = begin < reached ? 'overlaps the tensor before it' : 'leaves a gap before it';
      fail(`${name} at ${begin}..${end} ${problem} (which ends at ${reached})`);
    }
    reached = end;
  }
  if (reached !== length) fail(`the tensors take ${reached} bytes, the file has ${length}`);
}

function readTensor(whole: DataView, start: number, entry: Entry): View {
  const { dtype, width, read } = FORMATS[entry.dtype];
  const view = zeros(entry.shape, dtype);
  for (let i = 0, at = start + entry.begin; i < view.size; i++, at += width) {
    view.data[i] = read(whole, at);
  }
  checkValues(view.data, entry);
  return view;
}

function checkValues(values: TypedArray, { name, dtype }: Entry): void {
  if (dtype === 'I64') {
    const wrong = values.find((value) => !Number.isSafeInteger(value));
    if (wrong !== undefined) fail(`${name} holds ${wrong}, beyond 2^53 - 1`);
  }
  if (dtype === 'BOOL') {
    const wrong = values.find((value) => value > 1);
    if (wrong !== undefined) fail(`${name} holds ${wrong} as a boolean`);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNaturals(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0);
}
