import { describe, expect, test } from 'vitest';
import { softmaxOf } from '../../flamingo/runtime/sampling';
import { compareWords, equalLogits, first } from './comparison';

const vocabulary = ['cat', 'dog', 'owl', 'fox', 'bat'];
const told = (...logits: number[]) => ({ logits: Float32Array.from(logits) });

describe('two runs side by side', () => {
  const before = told(1, 5, 3, 0, -2);
  const after = told(4, 5, -1, 3, -2);
  const words = compareWords(before, after, vocabulary, 2);

  test('have the same words aligned, those of the run before first', () => {
    // Of the run before dog and owl, of the other dog and cat.
    expect(words.map(({ word }) => word)).toEqual(['dog', 'owl', 'cat']);
    expect(words[1].before).toBe(softmaxOf(before.logits)[2]);
    expect(words[1].after).toBe(softmaxOf(after.logits)[2]);
  });

  test('tell the likeliest word of each', () => {
    const swapped = compareWords(told(0, 1, 2, 0, 0), told(3, 1, 2, 0, 0), vocabulary, 2);
    expect([first(swapped, 'before').word, first(swapped, 'after').word]).toEqual(['owl', 'cat']);
  });

  test('give of equal words the lower number first, as the model does', () => {
    const even = compareWords(told(1, 1, 1, 1, 1), told(1, 1, 1, 1, 1), vocabulary, 3);
    expect(even.map(({ id }) => id)).toEqual([0, 1, 2]);
  });
});

describe('logits', () => {
  test('are equal only bit for bit', () => {
    expect(equalLogits([1, NaN, 0], [1, NaN, -0])).toEqual({ equal: 2, total: 3, mismatch: 2 });
    expect(equalLogits([1, 2], [1, 2 + 2e-16])).toEqual({ equal: 2, total: 2, mismatch: null });
    expect(equalLogits([1, 2, 3], [0, 2, 4])).toEqual({ equal: 1, total: 3, mismatch: 0 });
  });

  test('of two vocabularies are not compared', () => {
    expect(() => equalLogits([1], [1, 2])).toThrow('1 logits against 2');
  });
});
