import { beforeEach, describe, expect, test } from 'vitest';
import { SMALL_FLAMINGO } from '../../flamingo/runtime/fixtures/small-config';
import { weightShapes } from '../../flamingo/runtime/weight-shapes';
import { catalogueOf, weightTensors, type ModelTensor } from '../../trace/model';
import { findTensors } from './find-tensors';
import { Inspection } from './inspection.svelte';
import type { RunTensors } from './run-tensors';
import { spotOf } from './spot';

const facts = {
  config: SMALL_FLAMINGO,
  input_ids: [5, 3, 7, 3],
  frames: [1, 2],
  only_attend_immediate_media: true,
  changes: {},
};
const catalogue = [...catalogueOf(facts), ...weightTensors(weightShapes(SMALL_FLAMINGO))];
const entry = (name: string): ModelTensor => catalogue.find((one) => one.name === name)!;
const tensors = { catalogue, entry } as unknown as RunTensors;

describe('an inspection', () => {
  let at = '';
  let inspection: Inspection;
  beforeEach(() => {
    at = '';
    const write = (to: string) => (at = to);
    inspection = new Inspection({ tensors: () => tensors, at: () => at, write });
  });

  test('begins at the last attention to pictures, with nothing kept', () => {
    expect(inspection.entry.name).toBe('layer.1.attn');
    expect(inspection.shown).toBeNull();
    expect(inspection.leading).toEqual([0, 0]);
  });

  test('reads what is pointed at, but a kept cell stays', () => {
    inspection.hover([0, 1, 2, 3]);
    expect(inspection.shown).toEqual([0, 1, 2, 3]);
    inspection.pin([0, 2, 1, 0]);
    inspection.hover([0, 1, 2, 3]);
    expect(inspection.shown).toEqual([0, 2, 1, 0]);
    expect(inspection.leading).toEqual([0, 2]);
  });

  test('walks down to sources and back up', () => {
    inspection.pin([0, 2, 1, 0]);
    inspection.walk({ of: 'tensor', name: 'layer.1.sim', index: [0, 2, 1, 4] });
    inspection.walk({ of: 'tensor', name: 'layer.1.k', index: [0, 2, 4, 1] });
    expect(at).toBe('layer.1.k@0,2,4,1');
    expect(inspection.trail).toEqual(['layer.1.attn@0,2,1,0', 'layer.1.sim@0,2,1,4']);
    inspection.back(1);
    expect(at).toBe('layer.1.sim@0,2,1,4');
    expect(inspection.trail).toEqual(['layer.1.attn@0,2,1,0']);
  });

  test('forgets the way when it is led somewhere else', () => {
    inspection.pin([0, 2, 1, 0]);
    inspection.walk({ of: 'tensor', name: 'layer.1.sim', index: [0, 2, 1, 4] });
    at = 'logits@0,0,0';
    expect(inspection.trail).toEqual([]);
    expect(inspection.entry.name).toBe('logits');
  });

  test('keeps the plane that was seen when a cell is let go', () => {
    inspection.pin([0, 2, 1, 0]);
    inspection.unpin();
    expect(inspection.pinned).toBeNull();
    expect(inspection.shown).toEqual([0, 2, 1, 0]);
    expect(inspection.leading).toEqual([0, 2]);
  });

  test('moves a kept cell along with the plane', () => {
    inspection.step(1, 1);
    expect(inspection.leading).toEqual([0, 1]);
    inspection.pin([0, 1, 3, 2]);
    inspection.step(1, 2);
    expect(inspection.pinned).toEqual([0, 2, 3, 2]);
  });

  test('says why an address leads nowhere, and shows something all the same', () => {
    at = 'layer.7.attn@0';
    expect(inspection.fault).toEqual({ kind: 'no_tensor', shown: 'layer.7.attn' });
    expect(inspection.entry.name).toBe('layer.1.attn');
  });

  test('stays with a tensor whose cell is gone', () => {
    at = 'layer.0.attn@0,0,99,0';
    expect(inspection.fault?.kind).toBe('no_cell');
    expect([inspection.entry.name, inspection.pinned]).toEqual(['layer.0.attn', null]);
  });
});

describe('a search', () => {
  const names = (text: string) => findTensors(catalogue, text, 5).best.map(({ name }) => name);

  test('puts the name itself first, then what begins with it', () => {
    const wanted = ['layer.1.attn', 'layer.1.attn_out', 'layer.1.attn_gate'];
    expect(names('layer.1.attn').slice(0, 3)).toEqual(wanted);
  });

  test('finds by the path in OpenFlamingo', () => {
    expect(names('gated_cross_attn_layers.0.attn.to_out')).toContain('layer.0.attn_out');
  });

  test('wants every word, in any order and case', () => {
    const { best, count } = findTensors(catalogue, 'QKV  picture.1', 100);
    expect(best.map(({ name }) => name)).toEqual(
      ['self_q', 'self_k', 'self_v'].map((name) => `picture.1.vision_encoder.blocks.0.${name}`),
    );
    expect(count).toBe(3);
  });

  test('tells how many there are beyond those it gives', () => {
    expect(findTensors(catalogue, '', 5)).toMatchObject({ count: catalogue.length });
    expect(names('no such thing')).toEqual([]);
  });
});

describe('where a cell belongs in the pictures', () => {
  const spot = (name: string, ...index: number[]) => spotOf(entry(name), index, facts);

  test('a pixel is in its patch', () => {
    expect(spot('picture.1.vision_encoder.pixels', 1, 5, 2, 0)).toEqual({
      picture: 1,
      frame: 1,
      patch: 2,
      pixel: { x: 2, y: 5 },
    });
  });

  test('a medium of a clip is a patch of one of its frames, and a latent key is none', () => {
    const name = 'picture.1.perceiver.layer.0.attn';
    expect(spot(name, 0, 0, 1, 6)).toMatchObject({ picture: 1, frame: 1, patch: 2 });
    expect(spot(name, 0, 0, 1, 9)).toMatchObject({ picture: 1, frame: null, patch: null });
  });

  test('a column of the mask is a picture, and a word is in none', () => {
    expect(spot('layer.0.attn', 0, 0, 3, 4)).toMatchObject({ picture: 1, patch: null });
    expect(spot('logits', 0, 0, 0)).toBeNull();
  });
});
