import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MODEL_FOLDER } from '../../../../scripts/ask/model-folder';
import { exampleIds } from '../../flamingo/examples';
import type { FlamingoConfig } from '../../flamingo/runtime/config';
import { themes } from '../state';
import { readState, writeState } from './address';
import { defaults, limits, type ModelPageState } from './page-state';
import { contents } from './testing/contents';
import { partOf } from './view.svelte';

const whole = ([min, max]: readonly [number, number]) => fc.integer({ min, max });
const real = ([min, max]: readonly [number, number]) =>
  fc.double({ min, max, noNaN: true }).map((x) => Number(x.toFixed(6)) + 0);
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const set = (range: readonly [number, number]) =>
  fc.uniqueArray(whole(range)).map((all) => all.sort((a, b) => a - b));

const LAYERS = limits.layer[1] + 1;
/** Lists by layer: of every one, or none where nothing is changed. */
const byLayer = <T>(one: fc.Arbitrary<T>, isSomething: (one: T) => boolean) =>
  fc
    .array(one, { minLength: LAYERS, maxLength: LAYERS })
    .map((all) => (all.some(isSomething) ? all : []));
const gates = byLayer(orNull(real(limits.gate)), (gate) => gate !== null);
const heads = byLayer(set(limits.head), ({ length }) => length > 0);

const parts = ['picture.0', 'vision.3', 'resampler.12', 'layer.4', 'lm.0', 'answer'];

const states: fc.Arbitrary<ModelPageState> = fc.record({
  prompt: fc.oneof(
    fc.constantFrom(...exampleIds).map((example) => ({ example })),
    contents.map((contents) => ({ contents })),
  ),
  ablations: fc.record({
    op: fc.constantFrom('eq' as const, 'ge' as const),
    attn_gate: gates,
    ff_gate: gates,
    heads_off: heads,
    skip_zero_rows: fc.boolean(),
    swap: orNull(fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => [a, a + b + 1] as const)),
    blank: set(limits.token),
    checkpoint: orNull(whole(limits.checkpoint)),
  }),
  view: fc.record({
    open: orNull(fc.constantFrom(...parts).map((name) => partOf(name)!)),
    row: orNull(whole(limits.token)),
    head: whole(limits.head),
    latent: whole(limits.latent),
    lab: orNull(whole(limits.layer)),
    tensor: fc.constantFrom('', 'layer.0.attn@0,0,1,2', 'vision_encoder.out'),
  }),
  writing: fc.record({
    temperature: real(limits.temperature),
    top_k: orNull(whole(limits.top_k)),
    top_p: real(limits.top_p),
    seed: whole(limits.seed),
    go_on: fc.boolean(),
  }),
  theme: fc.constantFrom(...themes),
});

describe('the address of the model page', () => {
  test('is empty at the start, and says nothing then', () => {
    expect(writeState(defaults)).toBe('');
    expect(readState('')).toEqual({ state: defaults, dropped: [] });
  });

  test('brings back every state, and has one spelling for it', () => {
    fc.assert(
      fc.property(states, (state) => {
        const query = writeState(state);
        expect(readState(query)).toEqual({ state, dropped: [] });
        expect(writeState(readState(query).state)).toBe(query);
      }),
      { numRuns: 300 },
    );
  });

  test('holds no letter that a link would lose', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(writeState(state)).not.toMatch(/[\s#<>"|\\^`{}[\]]/);
      }),
    );
  });

  test('stays readable', () => {
    const query =
      'p=@blue,flamingo.24.24.32~this+is+a&op=ge&ag=,0&swap=0.1&open=layer.4&theme=dark';
    const { state, dropped } = readState(query);
    expect([writeState(state), dropped]).toEqual([query, []]);
    const attn_gate = [null, 0, null, null, null];
    expect(state.ablations).toMatchObject({ op: 'ge', attn_gate, swap: [0, 1] });
  });

  test('that changes some layers says something of each, as a run wants it', () => {
    const { attn_gate, heads_off } = readState('ag=0&off=1.3,1.0').state.ablations;
    expect(attn_gate).toEqual([0, null, null, null, null]);
    expect(heads_off).toEqual([[], [0, 3], [], [], []]);
  });

  test('tells an empty prompt from none at all', () => {
    expect(readState('p=').state.prompt).toEqual({ contents: [] });
    expect(writeState({ ...defaults, prompt: { contents: [] } })).toBe('p=');
    expect(readState('p=~~').state.prompt).toEqual({ contents: [] });
  });

  test('that names an example and a prompt shows the prompt', () => {
    expect(readState('p=a&example=clip').state.prompt).toEqual({
      contents: [{ kind: 'text', text: 'a' }],
    });
  });

  test.each([
    'example=cow',
    'p=@unicorn',
    'op=gt',
    'ag=1,2,3,4,5,6',
    'fg=1e9',
    'off=5.0',
    'off=1',
    'zero=maybe',
    'swap=1.1',
    'swap=1.2.3',
    'blank=96',
    'ckpt=10',
    'open=layer.5',
    'open=nothing',
    'row=-1',
    'head=4',
    'layer=NaN',
    'latent=8',
    'tensor=<script>',
    'temp=Infinity',
    'topk=0',
    'topp=0',
    'seed=1.5',
    'on=2',
    'theme=pink',
    'cow=1',
    '__proto__=1',
  ])('drops %s and names the key, and the rest of it holds', (bad) => {
    const { state, dropped } = readState(`head=2&${bad}`.replace(/^head=2&(?=head)/, ''));
    expect(dropped.map(({ key }) => key)).toEqual([bad.split('=')[0]]);
    expect(state.view.head).toBe(bad.startsWith('head') ? 0 : 2);
    expect({ ...state, view: { ...state.view, head: 0 } }).toEqual(defaults);
  });

  test('of any letters is read without an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (a, b) => {
        const { state } = readState(`p=${a}&off=${b}&swap=${b}&tensor=${a}`);
        const query = writeState(state);
        expect(writeState(readState(query).state)).toBe(query);
      }),
      { numRuns: 500 },
    );
  });
});

test('the limits are those of the shipped model', () => {
  const text = readFileSync(join(MODEL_FOLDER, 'config.json'), 'utf8');
  const { lang_encoder, gated_cross_attn, perceiver } = JSON.parse(text) as FlamingoConfig;
  expect(limits).toMatchObject({
    layer: [0, lang_encoder.depth - 1],
    head: [0, gated_cross_attn.heads - 1],
    latent: [0, perceiver.num_latents - 1],
    token: [0, lang_encoder.context - 1],
    top_k: [1, lang_encoder.vocab_size],
  });
});
