import { describe, expect, test } from 'vitest';
import { wrap } from '../tensor';
import { dequantise } from './dequantise';

const weight = wrap(Float32Array.of(127, -64, 0, 1, 2, -3), [3, 2], 'float32');

describe('dequantise', () => {
  test('multiplies each row by its own scale and drops the scales', () => {
    const scale = wrap(Float32Array.of(0.5, 2, 0.25), [3], 'float16');
    const restored = dequantise({ 'a.weight': weight, 'a.weight.scale': scale });
    expect(Object.keys(restored)).toEqual(['a.weight']);
    expect([...restored['a.weight'].data]).toEqual([63.5, -32, 0, 2, 0.5, -0.75]);
    expect(restored['a.weight'].shape).toEqual([3, 2]);
  });

  test('leaves other tensors as they are', () => {
    expect(dequantise({ bias: weight }).bias).toBe(weight);
  });

  test('names a scale without a weight, and one of another length', () => {
    const scale = wrap(Float32Array.of(1, 2), [2], 'float16');
    expect(() => dequantise({ 'b.weight.scale': scale })).toThrow(
      'weights: b.weight.scale has no weight to scale',
    );
    expect(() => dequantise({ a: weight, 'a.scale': scale })).toThrow(
      'weights: a.scale has shape (2,) for (3, 2)',
    );
  });
});
