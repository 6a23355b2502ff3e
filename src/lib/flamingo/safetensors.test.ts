import { describe, expect, test } from 'vitest';
import { toFlat } from '../tensor';
import { readSafetensors } from './safetensors';

function file(header: unknown, data: number[] = []): Uint8Array {
  const text = typeof header === 'string' ? header : JSON.stringify(header);
  const json = new TextEncoder().encode(text);
  const bytes = new Uint8Array(8 + json.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  bytes.set(data, 8 + json.length);
  return bytes;
}

const entry = (dtype: string, shape: unknown, ...data_offsets: unknown[]) => ({
  dtype,
  shape,
  data_offsets,
});

describe('readSafetensors', () => {
  test('reads every dtype, little-endian, from any place in a buffer', () => {
    const bytes = file(
      {
        __metadata__: { format: 'pt' },
        half: entry('F16', [2], 16, 20),
        brain: entry('BF16', [1], 20, 22),
        single: entry('F32', [], 8, 12),
        flags: entry('BOOL', [2, 2], 12, 16),
        whole: entry('I64', [1], 0, 8),
        eighth: entry('I8', [2], 22, 24),
      },
      [
        ...[0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        ...[0x00, 0x00, 0xc0, 0x3f],
        ...[1, 0, 0, 1],
        ...[0x00, 0x3c, 0x00, 0xfc],
        ...[0x80, 0x3f],
        ...[0x81, 0x7f],
      ],
    );
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    const tensors = readSafetensors(shifted.subarray(3));
    const { whole, single, flags, half, brain } = tensors;
    expect(Object.keys(tensors)).toHaveLength(6);
    expect([whole.dtype, ...toFlat(whole)]).toEqual(['int64', -2]);
    expect([single.shape, single.get()]).toEqual([[], 1.5]);
    expect([flags.dtype, flags.get(1, 1), flags.get(0, 1)]).toEqual(['bool', 1, 0]);
    expect([half.dtype, ...toFlat(half)]).toEqual(['float16', 1, -Infinity]);
    expect([brain.dtype, ...toFlat(brain)]).toEqual(['bfloat16', 1]);
    expect([tensors.eighth.dtype, ...toFlat(tensors.eighth)]).toEqual(['float32', -127, 127]);
  });

  test('takes a tensor called __proto__ for what it is', () => {
    const header = '{"__proto__": {"dtype": "BOOL", "shape": [1], "data_offsets": [0, 1]}}';
    expect(readSafetensors(file(header, [1]))['__proto__'].get(0)).toBe(1);
  });
});

describe('a file that is not sound is refused:', () => {
  const long = file('{}');
  new DataView(long.buffer).setBigUint64(0, 2n ** 63n, true);

  test.each([
    ['3 bytes are too few', Uint8Array.of(1, 2, 3)],
    ['a header of 9223372036854775808 bytes is announced, 2 bytes follow', long],
    ['the header is not JSON', file('{"a":')],
    ['the header is not a JSON object', file('[]')],
    ['the entry of a is not an object', file({ a: 1 })],
    ['a has dtype "F8"', file({ a: entry('F8', [1], 0, 1) }, [0])],
    ['a has dtype "toString"', file({ a: entry('toString', [1], 0, 1) }, [0])],
    ['a has no valid shape: [-1]', file({ a: entry('BOOL', [-1], 0, 1) }, [0])],
    ['a has no valid shape: [1e+300]', file({ a: entry('BOOL', [1e300], 0, 1) }, [0])],
    ['a has no valid data_offsets: [0]', file({ a: entry('BOOL', [1], 0) }, [0])],
    ['a lies at 0..3, 3 bytes, but F32 (1,) takes 4', file({ a: entry('F32', [1], 0, 3) })],
    ['a lies at 1..0, -1 bytes', file({ a: entry('BOOL', [1], 1, 0) })],
    [
      'b at 1..3 overlaps the tensor before it (which ends at 2)',
      file({ a: entry('BOOL', [2], 0, 2), b: entry('BOOL', [2], 1, 3) }, [0, 0, 0]),
    ],
    ['a at 1..2 leaves a gap before it', file({ a: entry('BOOL', [1], 1, 2) }, [0, 0])],
    ['the tensors take 1 bytes, the file has 2', file({ a: entry('BOOL', [1], 0, 1) }, [0, 0])],
    ['the tensors take 1000000000 bytes', file({ a: entry('BOOL', [1e9], 0, 1e9) }, [0])],
    ['a holds 2 as a boolean', file({ a: entry('BOOL', [1], 0, 1) }, [2])],
    [
      'a holds 9007199254740992, beyond 2^53 - 1',
      file({ a: entry('I64', [1], 0, 8) }, [0, 0, 0, 0, 0, 0, 0x20, 0]),
    ],
  ])('%s', (message, bytes) => {
    expect(() => readSafetensors(bytes)).toThrow(`safetensors: ${message}`);
  });
});
