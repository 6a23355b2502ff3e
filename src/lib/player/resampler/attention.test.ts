import { expect, test } from 'vitest';
import { ResamplerAttention } from './attention';

/** Two media of one frame of 3 patches, 2 heads, 2 latents: the value tells the place, as digits m h i k. */
const attn = [1, 2].map((m) => ({
  shape: [1, 2, 2, 5],
  values: Float64Array.from(
    { length: 20 },
    (_, flat) =>
      1000 * m + 100 * Math.floor(flat / 10) + 10 * (Math.floor(flat / 5) % 2) + (flat % 5),
  ),
}));
const attention = new ResamplerAttention(attn, 'perceiver.layer.0.attn', 3);

test('keys are the patches of the frames, then the latents themselves', () => {
  const { media, heads, n, keys, frames } = attention;
  expect({ media, heads, n, keys, frames }).toEqual({
    ...{ media: 2, heads: 2, n: 2, keys: 5, frames: 1 },
  });
  const choice = { head: 1, latent: 0 };
  expect(attention.at(1, choice, 4)).toBe(2104);
  expect(attention.frameShare(1, choice, 0)).toBe(2100 + 2101 + 2102);
  expect(attention.ownShare(1, choice)).toBe(2103 + 2104);
  expect(attention.strongest(0)).toBe(2012);
});

test('a weight has the name and the index that the model gives it', () => {
  const choice = { head: 1, latent: 0 };
  expect(attention.tensor(choice)).toBe('perceiver.layer.0.attn');
  expect(attention.shape(choice)).toEqual([2, 2, 2, 5]);
  expect(attention.index(1, choice, 4)).toEqual([1, 1, 0, 4]);
});

test('a mean says what it is over, and lacks that axis', () => {
  const overHeads = { head: null, latent: 1 };
  expect(attention.at(0, overHeads, 2)).toBe((1012 + 1112) / 2);
  expect(attention.tensor(overHeads)).toBe('mean(perceiver.layer.0.attn, heads)');
  expect(attention.shape(overHeads)).toEqual([2, 2, 5]);
  expect(attention.index(1, overHeads, 2)).toEqual([1, 1, 2]);
  const overBoth = { head: null, latent: null };
  expect(attention.at(0, overBoth, 2)).toBe((1002 + 1012 + 1102 + 1112) / 4);
  expect(attention.tensor(overBoth)).toBe('mean(perceiver.layer.0.attn, heads latents)');
  expect(attention.index(1, overBoth, 2)).toEqual([1, 2]);
});
