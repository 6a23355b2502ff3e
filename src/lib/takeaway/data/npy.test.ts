import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFloat16, reshape, tensor, toFlat, type DType } from '../../tensor';
import { anyTensor } from '../testing/any-tensor';
import { npyOf } from './npy';
import { npzOf } from './npz';

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

describe('the bytes of a header', () => {
  const headers: readonly [DType, number[], string][] = [
    ['float32', [2, 1, 4, 6], "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 1, 4, 6), }"],
    ['float64', [1, 1], "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1), }"],
    ['float16', [3], "{'descr': '<f2', 'fortran_order': False, 'shape': (3,), }"],
    ['bfloat16', [3], "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }"],
    ['int64', [0], "{'descr': '<i8', 'fortran_order': False, 'shape': (0,), }"],
    ['bool', [], "{'descr': '|b1', 'fortran_order': False, 'shape': (), }"],
  ];

  test.each(headers)('of %s %j', (dtype, shape, dict) => {
    const size = shape.reduce((product, extent) => product * extent, 1);
    const view = tensor(new Float64Array(size), { shape: [size], dtype });
    const file = npyOf({ name: 'x', view: reshape(view, shape) });
    // 128 bytes: magic and version 1.0, a length of 118, the dictionary, spaces, a line's end.
    expect(latin(file.slice(0, 10))).toBe('\x93NUMPY\x01\x00\x76\x00');
    expect(latin(file.slice(10, 128))).toBe(`${dict.padEnd(117)}\n`);
  });

  test('grows in steps of 64, so that the numbers begin at a multiple of it', () => {
    const shape = Array.from({ length: 32 }, () => 1);
    const file = npyOf({ name: 'x', view: tensor([7], { shape }) });
    expect(file.length).toBe(192 + 4);
    expect(new DataView(file.buffer).getUint16(8, true)).toBe(182);
    expect(new DataView(file.buffer).getFloat32(192, true)).toBe(7);
  });
});

test('numbers are little-endian', () => {
  const bytesOf = (values: number[], dtype: DType) => [
    ...npyOf({ name: 'x', view: tensor(values, { dtype }) }).slice(128),
  ];
  expect(bytesOf([1, -0], 'float32')).toEqual([0, 0, 0x80, 0x3f, 0, 0, 0, 0x80]);
  expect(bytesOf([1], 'float16')).toEqual([0, 0x3c]);
  expect(bytesOf([258, -1], 'int64')).toEqual([
    2,
    1,
    0,
    0,
    0,
    0,
    0,
    0,
    ...Array<number>(8).fill(255),
  ]);
  expect(bytesOf([1, 0], 'bool')).toEqual([1, 0]);
});

test('what is read back is the tensor', () => {
  fc.assert(
    fc.property(anyTensor, (view) => {
      const file = npyOf({ name: 'x', view });
      const length = new DataView(file.buffer).getUint16(8, true);
      expect((10 + length) % 64).toBe(0);
      const numbers = new DataView(file.buffer, 10 + length);
      const values = toFlat(view).map((_, i) => readers[view.dtype](numbers, i));
      expect(values).toEqual(toFlat(view));
    }),
  );
});

const readers: Record<DType, (data: DataView, i: number) => number> = {
  float32: (data, i) => data.getFloat32(4 * i, true),
  bfloat16: (data, i) => data.getFloat32(4 * i, true),
  float64: (data, i) => data.getFloat64(8 * i, true),
  float16: (data, i) => decodeFloat16(data.getUint16(2 * i, true)),
  int64: (data, i) => Number(data.getBigInt64(8 * i, true)),
  bool: (data, i) => data.getUint8(i),
};

describe('an npz', () => {
  const x = { name: 'x', view: tensor([1, 2]) };

  test('holds each tensor under its name, uncompressed', () => {
    const mask = { name: 'text_to_media_mask', view: tensor([true]) };
    const file = npzOf([x, mask]);
    const files = unzipSync(file);
    expect(Object.keys(files)).toEqual(['x.npy', 'text_to_media_mask.npy']);
    expect(files['x.npy']).toEqual(npyOf(x));
    expect(latin(file)).toContain(latin(npyOf(mask)));
  });

  test('has no name that leads out of a folder or hides another', () => {
    const names = ['../../x', 'x', 'x', 'a/b', '__proto__', '\u0000', ''];
    const files = unzipSync(npzOf(names.map((name) => ({ ...x, name }))));
    expect(Object.keys(files)).toEqual([
      '_.._x.npy',
      'x.npy',
      'x_2.npy',
      'a_b.npy',
      '__proto__.npy',
      '_.npy',
      'tensor.npy',
    ]);
  });

  test('of the same numbers is the same file, whenever it is made', () => {
    expect(npzOf([x])).toEqual(npzOf([x]));
  });
});
