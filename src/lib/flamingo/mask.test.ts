import { describe, expect, test } from 'vitest';
import { tensor, toFlat, toNested, View } from '../tensor';
import {
  maskedAttention,
  maskedCrossAttention,
  mediaLocations,
  mediaTime,
  textTime,
  textToMediaMask,
  type AttentionWeights,
} from '.';

const int64 = (values: number[][]) => tensor(values, { dtype: 'int64' });
const bool = (values: number[][]) => tensor(values, { dtype: 'bool' });

/** The weights of the smallest layer that passes scores and values through: dim 1, one head. */
const one = tensor([[1]]);
const weights: AttentionWeights = {
  'norm.weight': tensor([1]),
  'norm.bias': tensor([0]),
  'to_q.weight': one,
  'to_kv.weight': tensor([[1], [1]]),
  'to_out.weight': one,
};

describe('the media mask', () => {
  const input_ids = int64([[9, 3, 5, 3, 7]]);
  const media_locations = mediaLocations(input_ids, 3);

  test('counts the images up to each token, the <image> token included', () => {
    expect(toNested(media_locations)).toEqual([[0, 1, 0, 1, 0]]);
    expect(toNested(textTime(media_locations, 5, false))).toEqual([[0, 1, 1, 2, 2]]);
    expect(toFlat(mediaTime(3))).toEqual([1, 2, 3]);
  });

  test('with cached media gives every new token the total, whatever its own place', () => {
    expect(toNested(textTime(media_locations, 2, true))).toEqual([[2, 2]]);
  });

  const rows = (only_attend_immediate_media: boolean) => {
    const text_time = textTime(media_locations, 5, false);
    const mask = textToMediaMask(text_time, mediaTime(2), 2, only_attend_immediate_media);
    expect([mask.dtype, mask.shape]).toEqual(['bool', [1, 1, 5, 4]]);
    return toNested(mask.pick(0, 0));
  };

  test('eq: a token sees the n latents of the last image only', () => {
    expect(rows(true)).toEqual([
      [0, 0, 0, 0],
      [1, 1, 0, 0],
      [1, 1, 0, 0],
      [0, 0, 1, 1],
      [0, 0, 1, 1],
    ]);
  });

  test('ge: a token sees all images before it', () => {
    expect(rows(false)).toEqual([
      [0, 0, 0, 0],
      [1, 1, 0, 0],
      [1, 1, 0, 0],
      [1, 1, 1, 1],
      [1, 1, 1, 1],
    ]);
  });
});

describe('attention weights', () => {
  const attend = (locations: number[][], only_attend_immediate_media: boolean) => {
    const T_txt = locations[0].length;
    const sim = tensor(
      Array.from({ length: T_txt * 2 }, (_, i) => i),
      { shape: [1, 1, T_txt, 2], dtype: 'float64' },
    );
    const options = { T_img: 2, n: 1, only_attend_immediate_media, use_cached_media: false };
    return toNested(maskedAttention(sim, bool(locations), options).pick(0, 0));
  };

  test('of text before the first image are 0 under eq', () => {
    expect(attend([[0, 1]], true)).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });

  test('of text before the first image are uniform under ge: it reads images to come', () => {
    expect(attend([[0, 1]], false)).toEqual([
      [0.5, 0.5],
      [1, 0],
    ]);
  });

  test('of text after more <image> tokens than images are uniform under eq', () => {
    expect(attend([[1, 1, 1]], true)).toEqual([
      [1, 0],
      [0, 1],
      [0.5, 0.5],
    ]);
  });

  test('stay finite in float16, where -max minus a large score overflows', () => {
    const sim = tensor([[[[40, 20]]]], { dtype: 'float16' });
    const shifted = new Map<string, View>();
    const options = {
      T_img: 2,
      n: 1,
      only_attend_immediate_media: true,
      use_cached_media: false,
    };
    const attn = maskedAttention(sim, bool([[1]]), options, (name, view) =>
      shifted.set(name, view),
    );
    expect(toFlat(shifted.get('sim_shifted') ?? sim)).toEqual([0, -Infinity]);
    expect(toFlat(attn)).toEqual([1, 0]);
  });

  test('need scores of a float type', () => {
    const options = { T_img: 1, n: 1, only_attend_immediate_media: true, use_cached_media: false };
    const sim = tensor([[[[1]]]], { dtype: 'int64' });
    expect(() => maskedAttention(sim, bool([[1]]), options)).toThrow('sim is int64');
  });
});

describe('maskedCrossAttention', () => {
  const options = { heads: 1, only_attend_immediate_media: true, use_cached_media: false };
  const x = tensor([[[1], [2], [3]]]);
  const media = tensor([[[[4]], [[6]]]]);

  test('brings each token the value of its image', () => {
    const out = maskedCrossAttention(x, media, bool([[0, 1, 1]]), weights, options);
    expect(toFlat(out)).toEqual([0, 4, 6]);
  });

  test('masks nothing without media_locations, which cached media alone allows', () => {
    const cached = { ...options, use_cached_media: true };
    expect(toFlat(maskedCrossAttention(x, media, null, weights, cached))).toEqual([5, 5, 5]);
    expect(() => maskedCrossAttention(x, media, null, weights, options)).toThrow(
      "'NoneType' object has no attribute 'shape'",
    );
  });

  test('refuses media_locations of another length, in the original’s words', () => {
    expect(() => maskedCrossAttention(x, media, bool([[1, 0]]), weights, options)).toThrow(
      'media_location.shape is torch.Size([1, 2]) but x.shape is torch.Size([1, 3, 1])',
    );
  });

  test('records each tensor in the order of the original program', () => {
    const names: string[] = [];
    maskedCrossAttention(x, media, bool([[0, 1, 1]]), weights, options, (name) => names.push(name));
    expect(names.join(' ')).toBe(
      'q_scaled k v sim media_time text_time text_to_media_mask sim_masked amax sim_shifted ' +
        'attn_softmax attn out_per_head out',
    );
  });

  test('without media records up to sim_masked; the row maximum then does not exist', () => {
    const names: string[] = [];
    const none = tensor([], { shape: [1, 0, 1, 1] });
    const run = () =>
      maskedCrossAttention(x, none, bool([[0, 0, 0]]), weights, options, (name) =>
        names.push(name),
      );
    expect(run).toThrow('amax(): Expected reduction dim -1 to have non-zero size.');
    expect(names.at(-1)).toBe('sim_masked');
  });
});
