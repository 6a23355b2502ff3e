import { expect, test } from 'vitest';
import { createTypescriptKernels } from '../tensor/kernels/typescript';
import { createModel } from './create-model';
import { loadModel } from './load-model';
import { openRandomModel } from './testing/random-model';

test('a model runs on the fastest kernels, or on those that are wanted', async () => {
  const files = await loadModel(openRandomModel());
  expect(createModel(files).kernels.name).toMatch(/^wasm/);
  expect(createModel(files, createTypescriptKernels()).kernels.name).toBe('typescript');
});

test('weights that do not fit the sizes are a broken file', async () => {
  const { config, weights } = await loadModel(openRandomModel());
  const fewer = { ...weights };
  delete fewer['perceiver.latents'];
  expect(() => createModel({ config, weights: fewer })).toThrow(
    expect.objectContaining({
      problem: {
        kind: 'model_broken',
        file: 'model.safetensors',
        why: 'weights: perceiver.latents is missing',
      },
    }) as Error,
  );
});
