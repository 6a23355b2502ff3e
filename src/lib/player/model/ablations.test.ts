import { describe, expect, test } from 'vitest';
import { noisePicture } from '../../flamingo/testing/pictures';
import type { PixelPrompt } from '../../flamingo/prompt-model';
import { ablatedPrompt, asTrained, isAsTrained } from './ablations';

const [a, b, c] = [1, 2, 3].map((seed) => noisePicture(seed, 4));
const prompt: PixelPrompt = [{ image: a }, { text: 'this is' }, { video: [b, c] }, { text: 'a' }];

describe('the prompt that an ablation leaves', () => {
  test('is the same one where no picture is touched', () => {
    expect(ablatedPrompt(prompt, { ...asTrained, op: 'ge' })).toBe(prompt);
  });

  test('has two media in each other’s place, words where they were', () => {
    const swapped = ablatedPrompt(prompt, { ...asTrained, swap: [0, 1] });
    expect(swapped).toEqual([prompt[2], prompt[1], prompt[0], prompt[3]]);
  });

  test('has a picture of nothing in place of one, and of each frame of a clip', () => {
    const blanked = ablatedPrompt(prompt, { ...asTrained, blank: [1] });
    expect(blanked[0]).toBe(prompt[0]);
    const { video } = blanked[2] as { video: (typeof a)[] };
    expect(video.map(({ data }) => [...new Set(data)])).toEqual([[128], [128]]);
    expect(b.data.some((value) => value !== 128)).toBe(true);
  });

  test('is swapped first and blanked then: what is blank is the place', () => {
    const [first, , third] = ablatedPrompt(prompt, { ...asTrained, swap: [0, 1], blank: [0] });
    expect('video' in first).toBe(true);
    expect(third).toEqual({ image: a });
  });

  test('leaves alone what there is not', () => {
    const { swap, blank } = { swap: [0, 5] as const, blank: [7] };
    expect(ablatedPrompt(prompt, { ...asTrained, swap, blank })).toEqual(prompt);
  });
});

test('gates that are given back to training count as trained', () => {
  expect(isAsTrained({ ...asTrained, attn_gate: [null, null], heads_off: [[], []] })).toBe(true);
  expect(isAsTrained({ ...asTrained, attn_gate: [null, 0] })).toBe(false);
  expect(isAsTrained({ ...asTrained, checkpoint: 0 })).toBe(false);
});
