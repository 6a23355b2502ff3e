import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { View } from '../../tensor';
import type { Kernels } from '../../tensor/kernels/kernels';
import { createTypescriptKernels } from '../../tensor/kernels/typescript';
import { createWasmKernels } from '../../tensor/kernels/wasm';
import { FlamingoError } from '../problem';
import { picture } from '../testing/small-model';
import { TinyFlamingo } from '../tiny-flamingo';
import { randomWeights } from './fixtures/random-weights';
import { SMALL_FLAMINGO } from './fixtures/small-config';
import type { Interventions } from './interventions';
import type { Tensors } from './weight-reader';

const config = SMALL_FLAMINGO;
const weights = randomWeights(config, 5);
const { image } = config.special_tokens;
const { depth, context, vocab_size } = config.lang_encoder;
const { heads, dim_head } = config.gated_cross_attn;

const kinds: [string, () => Kernels][] = [
  ['TypeScript', () => createTypescriptKernels()],
  ['WebAssembly', () => createWasmKernels() as Kernels],
];

function modelOn(kernels: Kernels, tensors: Tensors = weights) {
  return TinyFlamingo.create({ weights: tensors, config, kernels });
}

/** Prompts of all lengths, with pictures anywhere. */
const prompts = fc
  .array(fc.oneof(fc.constant(image), fc.integer({ min: 4, max: vocab_size - 1 })), {
    minLength: 1,
    maxLength: context,
  })
  .map((ids) => ({ ids, count: ids.filter((id) => id === image).length }));

const gates = fc.array(fc.option(fc.float({ min: -3, max: 3, noNaN: true })), {
  minLength: depth,
  maxLength: depth,
});
const head = fc.integer({ min: 0, max: heads - 1 });
const interventions: fc.Arbitrary<Interventions> = fc.record(
  {
    attn_gate: gates,
    ff_gate: gates,
    heads_off: fc.array(fc.uniqueArray(head), { minLength: depth, maxLength: depth }),
  },
  { requiredKeys: [] },
);

/** The same weights with other gates, and to_out without the columns of the heads that are off. */
function edited({ attn_gate, ff_gate, heads_off }: Interventions): Tensors {
  const changed: Record<string, View> = { ...weights };
  const put = (name: string, change: (value: number, i: number) => number) => {
    const { data, shape, stride } = weights[name];
    changed[name] = new View(Float32Array.from(data, change), shape, stride, 0, 'float32');
  };
  for (let layer = 0; layer < depth; layer++) {
    const under = `gated_cross_attn_layers.${layer}`;
    put(`${under}.attn_gate`, (value) => attn_gate?.[layer] ?? value);
    put(`${under}.ff_gate`, (value) => ff_gate?.[layer] ?? value);
    const inner = heads * dim_head;
    const off = heads_off?.[layer] ?? [];
    const isOff = (i: number) => off.includes(Math.floor((i % inner) / dim_head));
    put(`${under}.attn.to_out.weight`, (value, i) => (isOff(i) ? 0 : value));
  }
  return changed;
}

/** Bits: -0 is not 0. */
const bits = (values: ArrayLike<number>) => [...new Uint32Array(Float32Array.from(values).buffer)];

describe.each(kinds)('on the kernels in %s', (_, kernels) => {
  const model = modelOn(kernels());
  const latents = Array.from({ length: context }, (__, seed) => model.encode([picture(seed)]));
  const logits = (ids: number[], count: number, changed?: Interventions, record = false) =>
    model.forward(ids, latents.slice(0, count), {
      interventions: changed,
      ...(record ? { record: () => {} } : {}),
    });
  const written = (asked: TinyFlamingo, ids: number[], count: number, changed?: Interventions) =>
    [
      ...asked.generate(ids, latents.slice(0, count), {
        interventions: changed,
        max_new_tokens: 3,
        eos_token_id: null,
      }),
    ].map(({ token, p, top }) => ({ token, p, top }));

  test('gates at 0 leave the plain language model, bit for bit, recorded or not', () => {
    const closed = {
      attn_gate: Array<number>(depth).fill(0),
      ff_gate: Array<number>(depth).fill(0),
    };
    const law = fc.property(prompts, fc.boolean(), ({ ids, count }, record) => {
      const plain = bits(logits(ids, count, { text_only: true }, record));
      expect(bits(logits(ids, count, closed, record))).toEqual(plain);
      expect(written(model, ids, count, closed)).toEqual(
        written(model, ids, count, { text_only: true }),
      );
    });
    fc.assert(law, { numRuns: 50 });
  });

  test('the plain language model sees no picture', () => {
    const [ids, text_only] = [[image, 5, image, 6], true];
    const seen = logits(ids, 2, { text_only });
    const others = model.forward(ids, latents.slice(5, 7), { interventions: { text_only } });
    expect(bits(others)).toEqual(bits(seen));
    expect(bits(logits(ids, 2))).not.toEqual(bits(seen));
  });

  test('other gates and heads that are off are the model with such weights, in every way to ask', () => {
    const law = fc.property(prompts, interventions, ({ ids, count }, changed) => {
      const other = modelOn(kernels(), edited(changed));
      const wanted = bits(other.forward(ids, latents.slice(0, count)));
      expect(bits(logits(ids, count, changed))).toEqual(wanted);
      expect(bits(logits(ids, count, changed, true))).toEqual(wanted);
      expect(written(model, ids, count, changed)).toEqual(written(other, ids, count));
      expect(model.gates(changed)).toEqual(other.gates());
    });
    fc.assert(law, { numRuns: 20 });
  });

  test('a recorded pass is bit for bit the one that is not', () => {
    const law = fc.property(prompts, interventions, fc.boolean(), ({ ids, count }, given, skip) => {
      const changed = { ...given, skip_zero_rows: skip && count > 0 };
      expect(bits(logits(ids, count, changed, true))).toEqual(bits(logits(ids, count, changed)));
    });
    fc.assert(law, { numRuns: 50 });
    const pixels = [picture(1), picture(2)];
    expect(bits(model.encode(pixels, () => {}))).toEqual(bits(model.encode(pixels)));
  });

  test('zeroed rows that are left out change text before the first picture, and nothing in ge', () => {
    const [ids, skip_zero_rows] = [[5, 6, image, 7], true];
    const first = (values: ArrayLike<number>) => bits(Array.from(values).slice(0, vocab_size));
    expect(first(logits(ids, 1, { skip_zero_rows }))).not.toEqual(first(logits(ids, 1)));
    const ge = { only_attend_immediate_media: false };
    const [with_line, without] = [{}, { skip_zero_rows }].map((changed) =>
      model.forward(ids, latents.slice(0, 1), { ...ge, interventions: changed }),
    );
    expect(bits(without)).toEqual(bits(with_line));
  });
});

describe('what makes no sense is refused in one line:', () => {
  const model = modelOn(createTypescriptKernels());
  const wrong = (value: unknown) => value as Interventions;
  test.each<[string, Interventions]>([
    ['attn_gate of layer 1 is NaN, not a finite number', { attn_gate: [0, NaN] }],
    ['ff_gate of layer 0 is Infinity, not a finite number', { ff_gate: [Infinity, 0] }],
    ['attn_gate of layer 0 is "1", not a finite number', wrong({ attn_gate: ['1', 0] })],
    ['attn_gate has 3 entries for 2 layers', { attn_gate: [0, 0, 0] }],
    ['ff_gate is not a list', wrong({ ff_gate: 0.5 })],
    ['heads_off has 1 entries for 2 layers', { heads_off: [[]] }],
    ['heads_off of layer 1 is not a list', wrong({ heads_off: [[], 1] })],
    ['heads_off of layer 1: there is no head 3, it has 0 to 2', { heads_off: [[], [3]] }],
    ['heads_off of layer 0: there is no head -1, it has 0 to 2', { heads_off: [[-1], []] }],
  ])('%s', (why, interventions) => {
    const media = [model.encode([picture(1)])];
    const expected = new FlamingoError({ kind: 'malformed', why: `interventions: ${why}` });
    expect(() => model.forward([image, 5], media, { interventions })).toThrow(expected);
    expect(() => [...model.generate([image, 5], media, { interventions })]).toThrow(expected);
    expect(() => model.gates(interventions)).toThrow(expected);
  });
});
