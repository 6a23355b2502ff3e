import { describe, expect, test } from 'vitest';
import { tensor, zeros } from '../../tensor';
import { createTypescriptKernels } from '../../tensor/kernels/typescript';
import { Flamingo } from './flamingo';
import { randomWeights } from './fixtures/random-weights';
import { SMALL_FLAMINGO } from './fixtures/small-config';
import type { Tensors } from './weight-reader';

describe('weights that do not fit the configuration are refused by name', () => {
  const load = (changed: Tensors, without?: string) => {
    const tensors = { ...randomWeights(SMALL_FLAMINGO, 1), ...changed };
    if (without) delete tensors[without];
    return new Flamingo(createTypescriptKernels(), SMALL_FLAMINGO, tensors);
  };

  test('all that the configuration implies is enough', () => {
    expect(() => load({})).not.toThrow();
  });

  test('one is missing', () => {
    const name = 'perceiver.layers.0.0.to_q.weight';
    expect(() => load({}, name)).toThrow(`weights: ${name} is missing`);
  });

  test('one has another shape', () => {
    const name = 'lang_encoder.blocks.1.qkv.weight';
    const message = `weights: ${name} has shape (16, 48), the configuration wants (48, 16)`;
    expect(() => load({ [name]: zeros([16, 48]) })).toThrow(message);
  });

  test('one is of whole numbers', () => {
    const name = 'lang_encoder.ln_f.bias';
    const message = `weights: ${name} is int64, not a float`;
    expect(() => load({ [name]: zeros([16], 'int64') })).toThrow(message);
  });

  test('one is not finite', () => {
    const gate = tensor([NaN], { dtype: 'float32' });
    const message = 'weights: gated_cross_attn_layers.0.attn_gate holds NaN at element 0';
    expect(() => load({ 'gated_cross_attn_layers.0.attn_gate': gate })).toThrow(message);
  });

  test('one is too much', () => {
    const message =
      'weights: gated_cross_attn_layers.2.attn_gate is no part of the configured model';
    expect(() => load({ 'gated_cross_attn_layers.2.attn_gate': zeros([1]) })).toThrow(message);
  });
});
