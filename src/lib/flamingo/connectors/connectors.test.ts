import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTypescriptKernels } from '../../tensor/kernels/typescript';
import type { Kernels, PackedLinear } from '../../tensor/kernels/kernels';
import { randomWeights } from '../runtime/fixtures/random-weights';
import { SMALL_FLAMINGO } from '../runtime/fixtures/small-config';
import { TINY_FLAMINGO } from '../runtime/fixtures/tiny-config';
import { PerceiverResampler } from '../runtime/perceiver-resampler';
import { WeightReader } from '../runtime/weight-reader';
import { term } from './formula';
import { connectorIds, connectors, gatedLayerCost, resamplerCost, shownOf, sumOf } from '.';

const { perceiver } = SMALL_FLAMINGO;

/** The multiply-adds that a running resampler asks its kernels for. */
function counted(media: number, frames: number, tokens: number): number {
  let count = 0;
  const linear = ({ inFeatures, outFeatures }: PackedLinear, rows: number) =>
    void (count += rows * inFeatures * outFeatures);
  const counting: Partial<Kernels> = {
    linear: (_out, _x, weight, rows) => linear(weight, rows),
    linearAdd: (_out, _x, weight, rows) => linear(weight, rows),
    linearGelu: (_out, _x, weight, rows) => linear(weight, rows),
    attention: ({ rows, keys, heads, dimHead }) =>
      void (count += 2 * rows * keys * heads * dimHead),
  };
  const kernels = Object.assign(Object.create(createTypescriptKernels()) as Kernels, counting);
  const weights = new WeightReader(kernels, randomWeights(SMALL_FLAMINGO, 1)).under('perceiver');
  const resampler = new PerceiverResampler(kernels, perceiver, weights);
  const x = kernels.allocate(media * frames * tokens * perceiver.dim);
  const out = kernels.allocate(media * perceiver.num_latents * perceiver.dim);
  resampler.forward(out, x, { media, frames, tokens }, { interpolate_frame_embs: true });
  return count;
}

describe('the cost of the resampler', () => {
  test('is what the running one asks its kernels for', () => {
    const few = fc.integer({ min: 1, max: 8 });
    fc.assert(
      fc.property(few, few, few, (media, frames, tokens) => {
        const { terms } = resamplerCost(perceiver, tokens, { media, frames });
        expect(sumOf(terms)).toBe(counted(media, frames, tokens));
      }),
      { numRuns: 30 },
    );
  });

  test('is that of one clip and of its frames apart: eight latents in all, or eight for each', () => {
    const { perceiver } = TINY_FLAMINGO;
    const clip = resamplerCost(perceiver, 36, shownOf('clip', 5));
    const apart = resamplerCost(perceiver, 36, shownOf('pictures', 5));
    expect([clip.tokens_in, apart.tokens_in]).toEqual([180, 180]);
    expect(clip.tokens_out).toBe(perceiver.num_latents);
    expect(apart.tokens_out).toBe(5 * perceiver.num_latents);
    expect(sumOf(apart.terms)).toBeGreaterThan(sumOf(clip.terms));
  });

  test('of OpenFlamingo, for one picture, was added up by hand', () => {
    const { terms } = connectors.resampler.cost(shownOf('clip', 1));
    // Six layers: 64 queries of 1024 to 512; 320 keys to 2 x 512; scores and sums; back; 64 x 1024 x 4096, twice.
    const layer =
      64 * 1024 * 512 +
      320 * 1024 * 1024 +
      2 * 64 * 320 * 512 +
      64 * 512 * 1024 +
      2 * 64 * 1024 * 4096;
    expect(sumOf(terms)).toBe(6 * layer);
    expect(sumOf(terms)).toBe(5_762_973_696);
  });
});

describe('four connectors', () => {
  const tokens = (mode: 'clip' | 'pictures', count: number) =>
    connectorIds.map((id) => connectors[id].cost(shownOf(mode, count)).tokens_out);

  test('give one picture 64, 32, 64 and 576 tokens', () => {
    expect(tokens('clip', 1)).toEqual([64, 32, 64, 576]);
  });

  test('give a clip of eight frames eight times as many, but for the resampler', () => {
    expect(tokens('clip', 8)).toEqual([64, 256, 512, 4608]);
  });

  test('give eight pictures eight times as many, all of them', () => {
    expect(tokens('pictures', 8)).toEqual([512, 256, 512, 4608]);
  });

  test('other than the resampler cost the same for frames as for pictures, and in proportion', () => {
    for (const id of connectorIds.filter((id) => id !== 'resampler')) {
      const cost = (mode: 'clip' | 'pictures', count: number) =>
        sumOf(connectors[id].cost(shownOf(mode, count)).terms);
      expect(cost('clip', 8)).toBe(cost('pictures', 8));
      expect(cost('clip', 8)).toBe(8 * cost('clip', 1));
    }
  });

  test('were added up by hand for one picture', () => {
    const count = (id: 'qformer' | 'minicpm' | 'mlp') =>
      sumOf(connectors[id].cost(shownOf('clip', 1)).terms);
    const block = 4 * 32 * 768 * 768 + 2 * 32 * 32 * 768 + 2 * 32 * 768 * 3072;
    const cross = 2 * 32 * 768 * 768 + 2 * 257 * 1408 * 768 + 2 * 32 * 257 * 768;
    expect(count('qformer')).toBe(12 * block + 6 * cross + 32 * 768 * 2560);
    const [v, w, D] = [1024, 1152, 2304];
    expect(count('minicpm')).toBe(v * w * D + 2 * v * D * D + 3 * 64 * D * D + 2 * 64 * v * D);
    expect(count('mlp')).toBe(576 * (1024 * 4096 + 4096 * 4096));
  });

  test('print formulas that make their numbers', () => {
    for (const id of connectorIds) {
      const { sizes, terms, tokens_formula, tokens_out } = connectors[id].cost(
        shownOf('pictures', 3),
      );
      const value = (formula: string) =>
        formula
          .split(' · ')
          .map((factor) => sizes[factor] ?? Number(factor))
          .reduce((product, factor) => product * factor, 1);
      expect(value(tokens_formula)).toBe(tokens_out);
      for (const { formula, numbers, count } of terms) {
        expect(value(formula)).toBe(count);
        expect(value(numbers)).toBe(count);
      }
    }
  });
});

test('a gated layer pays for words and latents apart, and for both in the scores alone', () => {
  const { lang_encoder, gated_cross_attn } = TINY_FLAMINGO;
  const inner = gated_cross_attn.heads * gated_cross_attn.dim_head;
  const of = (T_txt: number, T_img: number) =>
    Object.fromEntries(
      gatedLayerCost(TINY_FLAMINGO, T_txt, T_img).map(({ name, count }) => [name, count]),
    );
  const [one, eight] = [of(16, 1), of(16, 8)];
  const n = TINY_FLAMINGO.perceiver.num_latents;
  expect(one['to_kv']).toBe(2 * n * TINY_FLAMINGO.perceiver.dim * inner);
  expect(eight['to_kv']).toBe(8 * one['to_kv']);
  expect(eight['q kᵀ']).toBe(16 * 8 * n * inner);
  expect(eight['to_q']).toBe(one['to_q']);
  expect(one['ff']).toBe(2 * 16 * lang_encoder.dim * gated_cross_attn.ff_mult * lang_encoder.dim);
});

test('a formula with a letter that has no value is refused', () => {
  const sizes: Record<string, number> = { a: 2 };
  expect(() => term(sizes, 'x', ['a', 'b'])).toThrow('x: a factor of a · b has no value');
});
