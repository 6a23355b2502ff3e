import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { readWeights } from '../../flamingo/dequantise';
import { uniforms } from '../../flamingo/mulberry32';
import { parseConfig } from '../../flamingo/runtime/config';
import { randomWeights } from '../../flamingo/runtime/fixtures/random-weights';
import { SMALL_FLAMINGO } from '../../flamingo/runtime/fixtures/small-config';
import { catalogueOf, cell, explain, indexAt, neededFor, offsetOf, type ModelTensor } from '.';
import { recordRun, type RecordedRun } from './testing/recorded-run';

const folder = new URL('../../../../static/models/tiny-flamingo/', import.meta.url);

function pictureOf(config: typeof SMALL_FLAMINGO, seed: number): Uint8Array {
  const random = uniforms(seed);
  const { image_size } = config.vision_encoder;
  return Uint8Array.from({ length: 3 * image_size ** 2 }, () => Math.floor(256 * random()));
}

const image = SMALL_FLAMINGO.special_tokens.image;

/** Text before the first picture, a clip longer than was trained, and two pictures. */
function smallRun(only_attend_immediate_media: boolean, seed = 1): RecordedRun {
  const picture = (of: number) => pictureOf(SMALL_FLAMINGO, 10 * seed + of);
  return recordRun({
    config: SMALL_FLAMINGO,
    weights: randomWeights(SMALL_FLAMINGO, seed),
    input_ids: [5, image, 7, 8, image, 9, image, 4],
    pictures: [[picture(1)], [2, 3, 4, 5].map(picture), [picture(6)]],
    only_attend_immediate_media,
  });
}

function shippedRun(): RecordedRun {
  const config = parseConfig(readFileSync(new URL('config.json', folder), 'utf8'));
  const weights = readWeights(readFileSync(new URL('model.safetensors', folder)));
  const { image: id } = config.special_tokens;
  return recordRun({
    config,
    weights,
    input_ids: [30, id, 31, 32, 33, 1, id, 31, 32],
    pictures: [[pictureOf(config, 1)], [pictureOf(config, 2), pictureOf(config, 3)]],
    only_attend_immediate_media: true,
  });
}

/** The cell of each of `count` draws: every tensor in turn, so that small ones are looked at as well. */
function checkCells({ facts, valueOf }: RecordedRun, count: number, seed: number): void {
  const random = uniforms(seed);
  const tensors = catalogueOf(facts).filter(({ rule }) => rule !== null);
  for (let i = 0; i < count; i++) {
    const tensor = tensors[i % tensors.length];
    const size = tensor.shape.reduce((a, b) => a * b, 1);
    const index = indexAt(tensor.shape, Math.floor(size * random()));
    const value = valueOf(cell(tensor.name, ...index));
    const again = tensor.rule!.combine(tensor.rule!.reads(index).map(valueOf), index);
    const error = Math.abs(again - value) / (1 + Math.abs(value));
    expect(error, `${tensor.name}@${index.join()}: ${again} for ${value}`).toBeLessThan(1e-4);
  }
}

/** Gates that were set, a head that is off, rows that are not zeroed. */
function changedRun(): RecordedRun {
  return recordRun({
    config: SMALL_FLAMINGO,
    weights: randomWeights(SMALL_FLAMINGO, 4),
    input_ids: [5, image, 7, 8],
    pictures: [[pictureOf(SMALL_FLAMINGO, 1)]],
    only_attend_immediate_media: true,
    interventions: {
      attn_gate: [0.7, null],
      ff_gate: [null, 0],
      heads_off: [[1], []],
      skip_zero_rows: true,
    },
  });
}

/** A prompt without pictures, which eq allows. */
function textRun(interventions = {}): RecordedRun {
  return recordRun({
    config: SMALL_FLAMINGO,
    weights: randomWeights(SMALL_FLAMINGO, 5),
    input_ids: [5, 7, 8],
    pictures: [],
    only_attend_immediate_media: true,
    interventions,
  });
}

const runs = {
  eq: smallRun(true),
  ge: smallRun(false),
  shipped: shippedRun(),
  changed: changedRun(),
  'text without pictures': textRun(),
  'the text alone': textRun({ text_only: true }),
};

describe('the catalogue', () => {
  test.each(Object.entries(runs))('names all that %s records, with its shape', (_, run) => {
    const listed = catalogueOf(run.facts).map(({ name, shape }) => [name, shape]);
    // Without pictures there are tensors of no cells, and nothing to be said of them.
    const shapes = Object.entries(run.shapes).filter(([, shape]) => !shape.includes(0));
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(shapes));
    expect(listed.length).toBe(shapes.length);
  });

  test('gives each axis a meaning', () => {
    for (const { name, shape, axes } of catalogueOf(runs.eq.facts)) {
      expect(axes.length, name).toBe(shape.length);
    }
  });

  test('reads nothing but tensors that came to be before', () => {
    const seen = new Set<string>();
    for (const tensor of catalogueOf(runs.ge.facts)) {
      const last = tensor.shape.map((extent) => extent - 1);
      for (const name of neededFor(tensor, last).tensors) {
        if (name !== tensor.name) expect(seen, `${tensor.name} reads ${name}`).toContain(name);
      }
      seen.add(tensor.name);
    }
  });
});

describe('a cell worked out again from its sources', () => {
  test('is the number that the model computed: 2000 cells of a small model, eq', () => {
    checkCells(runs.eq, 2000, 1);
  });

  test('is the number that the model computed: 2000 cells of a small model, ge', () => {
    checkCells(runs.ge, 2000, 2);
  });

  test(
    'is the number that the model computed: 2000 cells of the shipped model',
    { timeout: 30_000 },
    () => {
      checkCells(runs.shipped, 2000, 3);
    },
  );

  test('is the number that the model computed where a run was changed', () => {
    checkCells(runs.changed, 1000, 4);
    checkCells(runs['text without pictures'], 500, 5);
    checkCells(runs['the text alone'], 500, 6);
  });

  test('has no source in a gate that was set, and none in a head that is off', () => {
    const { facts, valueOf } = runs.changed;
    const gate = explain(find(facts, 'layer.0.attn_gate'), [0], valueOf);
    expect(gate).toMatchObject({ value: Math.fround(0.7), derived: null });
    const off = explain(find(facts, 'layer.0.out_per_head'), [0, 1, 2, 0], valueOf);
    expect(off).toMatchObject({ value: 0, derived: { again: 0, terms: [] } });
  });

  test('holds for every cell of the attention over pictures', () => {
    for (const { facts, valueOf } of [runs.eq, runs.ge]) {
      const attn = find(facts, 'layer.1.attn');
      for (let at = 0; at < attn.shape.reduce((a, b) => a * b, 1); at++) {
        const { value, derived } = explain(attn, indexAt(attn.shape, at), valueOf);
        expect(derived?.again).toBeCloseTo(value, 5);
      }
    }
  });

  test('is made of terms that add up to it', () => {
    const summing = catalogueOf(runs.shipped.facts).filter(
      ({ rule }) => rule?.measure === 'summand',
    );
    for (const tensor of summing) {
      const index = tensor.shape.map((extent) => Math.floor(extent / 2));
      const { value, derived } = explain(tensor, index, runs.shipped.valueOf);
      const total = (derived?.terms ?? []).reduce((sum, { amount }) => sum + amount, 0);
      expect(Math.abs(total - value) / (1 + Math.abs(value)), tensor.name).toBeLessThan(1e-4);
    }
  });

  test('has shares that add up to 1 in a softmax row', () => {
    const { facts, valueOf } = runs.eq;
    const { derived } = explain(find(facts, 'layer.0.self_attn'), [0, 1, 5, 2], valueOf);
    expect(derived?.terms.length).toBe(6);
    expect(derived?.terms.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(1, 10);
  });

  test('ends at pixels, token ids, weights and nothing else', () => {
    const ends = catalogueOf(runs.eq.facts).filter(({ rule }) => rule === null);
    expect(new Set(ends.map(({ kind }) => kind))).toEqual(new Set(['pixels', 'input_ids']));
  });
});

describe('a formula', () => {
  test('shows the largest terms and what the others add up to', () => {
    const { facts, valueOf } = runs.shipped;
    const { derived, value } = explain(find(facts, 'layer.2.attn_out'), [0, 4, 7], valueOf);
    const text = derived?.formula.map((line) =>
      line.map((part) => (typeof part === 'string' ? part : part.text)).join(''),
    );
    expect(text?.[0]).toBe(
      'layer.2.out_per_head[0, 0, 4, 0] · gated_cross_attn_layers.2.attn.to_out.weight[7, 0] + … + ' +
        'layer.2.out_per_head[0, 3, 4, 31] · gated_cross_attn_layers.2.attn.to_out.weight[7, 127]',
    );
    expect(text?.[1]).toMatch(/^= (\S+ · \S+ \+ ){4}\S+ \(124 more\)$/);
    expect(text?.[2]).toBe(`= ${value.toFixed(4).replace('-', '\u2212')}`);
  });

  test('tells why a blocked weight is 0', () => {
    const { facts, valueOf } = runs.eq;
    const attn = find(facts, 'layer.0.attn');
    const why = (index: number[]) => explain(attn, index, valueOf).derived?.formula[0];
    expect(why([0, 0, 0, 2])).toEqual(['0 (text_time[0, 0] == 0)']);
    expect(why([0, 0, 2, 5])).toEqual(['0 (text_to_media_mask[0, 0, 2, 5] == 0)']);
    const self = find(facts, 'layer.0.self_attn');
    expect(explain(self, [0, 0, 3, 5], valueOf).derived?.formula[0]).toEqual(['0 (5 > 3)']);
  });

  test('is uniform over all pictures before the first one in ge', () => {
    const { facts, valueOf } = runs.ge;
    const { value, derived } = explain(find(facts, 'layer.0.attn'), [0, 0, 0, 2], valueOf);
    expect(value).toBeCloseTo(1 / 9, 6);
    expect(derived?.formula[0]).toEqual(['1 / 9 (text_to_media_mask[0, 0, 0, 2] == 0)']);
  });
});

test('index and offset undo each other', () => {
  const shapes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(shapes, fc.nat(), (shape, n) => {
      const offset = n % shape.reduce((a, b) => a * b, 1);
      expect(offsetOf(shape, indexAt(shape, offset))).toBe(offset);
    }),
  );
});

function find(facts: RecordedRun['facts'], name: string): ModelTensor {
  const found = catalogueOf(facts).find((tensor) => tensor.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}
