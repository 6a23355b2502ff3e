import { describe, expect, test } from 'vitest';
import { tensor, toFlat } from '../tensor';
import { restoreWeights } from './stored-weights';

describe('weights kept in 8 bits', () => {
  test('are multiplied by the scale of their row, whatever their shape', () => {
    const weights = restoreWeights({
      'conv.weight': tensor([1, -127, 3, 127, 5, 6, 0, 8], { shape: [2, 1, 2, 2] }),
      'conv.weight.scale': tensor([0.5, 0.25], { shape: [2], dtype: 'float16' }),
      bias: tensor([0.1], { shape: [1], dtype: 'float16' }),
    });
    expect(Object.keys(weights)).toEqual(['conv.weight', 'bias']);
    expect(weights['conv.weight'].shape).toEqual([2, 1, 2, 2]);
    expect(toFlat(weights['conv.weight'])).toEqual([0.5, -63.5, 1.5, 63.5, 1.25, 1.5, 0, 2]);
    expect(weights.bias.dtype).toBe('float16');
  });

  test('are exact in float32: 7 bits times the 11 of a float16', () => {
    const scale = 0.00035834312; // rounded to float16 by the tensor
    const stored = tensor([scale], { shape: [1], dtype: 'float16' });
    const weights = restoreWeights({ w: tensor([127], { shape: [1] }), 'w.scale': stored });
    expect(weights.w.get(0)).toBe(127 * stored.get(0));
  });

  test('need as many scales as they have rows', () => {
    const w = tensor([1, 2], { shape: [2, 1] });
    const wrong = tensor([1, 2, 3], { shape: [3] });
    expect(() => restoreWeights({ w, 'w.scale': wrong })).toThrow(
      'weights: w.scale has shape (3,), not (2,)',
    );
  });

  test('leave a scale without a weight to be found out', () => {
    expect(Object.keys(restoreWeights({ 'w.scale': tensor([1], { shape: [1] }) }))).toEqual([
      'w.scale',
    ]);
  });
});
