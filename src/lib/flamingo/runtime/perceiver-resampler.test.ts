import { describe, expect, test } from 'vitest';
import { ShapeError, tensor } from '../../tensor';
import { createTypescriptKernels } from '../../tensor/kernels/typescript';
import { PerceiverResampler, type ResamplerOptions } from './perceiver-resampler';
import { randomWeights } from './fixtures/random-weights';
import { SMALL_FLAMINGO } from './fixtures/small-config';
import { WeightReader } from './weight-reader';

const { dim } = SMALL_FLAMINGO.perceiver;

/** Frames of zeros, one token each: what comes out of the embeddings is the embeddings. */
function embeddings(frames: number, options: ResamplerOptions = {}): number[][] {
  const kernels = createTypescriptKernels('float64');
  const rows = [0, 10, 40].flatMap((value) => new Array<number>(dim).fill(value));
  const frame_embs = tensor(rows, { shape: [3, dim], dtype: 'float64' });
  const tensors = { ...randomWeights(SMALL_FLAMINGO, 1), 'perceiver.frame_embs': frame_embs };
  const weights = new WeightReader(kernels, tensors).under('perceiver');
  const resampler = new PerceiverResampler(kernels, SMALL_FLAMINGO.perceiver, weights);
  const x = kernels.allocate(frames * dim);
  const out = kernels.allocate(3 * dim);
  resampler.forward(out, x, { media: 1, frames, tokens: 1 }, options);
  const added = Array.from(kernels.heap.subarray(x, x + frames * dim));
  return Array.from({ length: frames }, (_, f) => added.slice(f * dim, (f + 1) * dim));
}

describe('frame embeddings', () => {
  test('are taken in order by as many frames as there are', () => {
    expect(embeddings(2).map(([first]) => first)).toEqual([0, 10]);
  });

  test('are stretched over more frames from end to end, when asked', () => {
    const stretched = embeddings(5, { interpolate_frame_embs: true });
    expect(stretched.map(([first]) => first)).toEqual([0, 5, 10, 25, 40]);
    expect(stretched[3]).toEqual(new Array(dim).fill(25));
  });

  test('are too few otherwise, as in OpenFlamingo', () => {
    expect(() => embeddings(5)).toThrow(ShapeError);
    expect(() => embeddings(5)).toThrow('axis 2 is 5 and 3: 5 frames, frame_embs for 3');
  });
});
