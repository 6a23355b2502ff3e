import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { presetIds } from '../texts';
import { defaultWord, stepIds, type Token } from '../trace';
import { presetState } from './presets';
import { defaults, themes, uis, type LabState } from './state';
import { readState, writeState } from './url';

const T = fc.integer({ min: 1, max: 8 });
const word = fc.constantFrom('cat', 'big', '图片', 'a,b', '100%', 'x+y', 'é', '🦩', '%2C', "it's");

const rows = fc
  .record({ B: fc.integer({ min: 1, max: 4 }), T, extra: T })
  .chain(({ B, T, extra }) => {
    const row = (length: number, from: number) =>
      fc
        .array(
          fc.record({ kind: fc.constantFrom('text', 'image', 'pad'), word: fc.option(word) }),
          { minLength: length, maxLength: length },
        )
        .map((tokens) => ({ tokens, from }));
    const many = (length: number, from: number) =>
      fc.array(row(length, from), { minLength: B, maxLength: B });
    return fc.record({ rows: many(T, 0), fresh: many(extra, T) });
  });

/** Words stand on text only, and a default word is null. */
function tidy(all: { tokens: { kind: string; word: string | null }[]; from: number }[]): Token[][] {
  return all.map(({ tokens, from }, b) =>
    tokens.map((t, i) => ({
      kind: t.kind as Token['kind'],
      word: t.kind === 'text' && t.word !== defaultWord(b, from + i) ? t.word : null,
    })),
  );
}

const states: fc.Arbitrary<LabState> = fc
  .record({
    tokens: rows,
    cached: fc.boolean(),
    heads: fc.integer({ min: 1, max: 4 }),
    head: fc.nat(3),
    T_img: fc.integer({ min: 0, max: 8 }),
    n: fc.integer({ min: 1, max: 64 }),
    op: fc.constantFrom('eq' as const, 'ge' as const),
    dtype: fc.constantFrom('float32' as const, 'float16' as const, 'bfloat16' as const),
    seed: fc.nat(999999),
    gate: fc.integer({ min: -200000, max: 200000 }).map((x) => x / 10000),
    ffGate: fc.constantFrom(0, -1.5, 0.25),
    step: fc.constantFrom(...stepIds),
    ui: fc.constantFrom(...uis),
    theme: fc.constantFrom(...themes),
    predict: fc.boolean(),
  })
  .map(({ tokens, head, step, ui, theme, predict, ...rest }) => {
    const fresh = tidy(tokens.fresh).map((row) =>
      row.map((t): Token => ({
        kind: 'text',
        word: rest.cached && t.kind === 'text' ? t.word : null,
      })),
    );
    return {
      inputs: { ...rest, rows: tidy(tokens.rows), fresh },
      head: Math.min(head, rest.heads - 1),
      step,
      ui,
      theme,
      predict,
    };
  });

describe('the address of a state', () => {
  test('is empty for the example of the study note', () => {
    expect(writeState(defaults)).toBe('');
    expect(readState('')).toEqual({ state: defaults, dropped: [] });
  });

  test('gives the same state back, whatever the state', () => {
    fc.assert(
      fc.property(states, (state) => {
        const { state: again, dropped } = readState(writeState(state));
        expect(dropped).toEqual([]);
        expect(again).toEqual(state);
        expect(writeState(again)).toBe(writeState(state));
      }),
      { numRuns: 400 },
    );
  });

  test('is at most 100 characters for every preset at every step', () => {
    for (const id of presetIds) {
      for (const step of stepIds) {
        const query = writeState({ ...defaults, inputs: presetState(id), step });
        expect(query.length, query).toBeLessThanOrEqual(100);
      }
    }
  });

  test('pads the shorter row on the right', () => {
    const { state, dropped } = readState('t=.I.,I');
    expect(dropped).toEqual([]);
    expect(writeState(state)).toBe('t=.I.,I__');
  });
});

const broken: [string, string][] = [
  ['t=.X.', 't'],
  ['t=', 't'],
  [`t=${'.'.repeat(65)}`, 't'],
  ['t=.,.,.,.,.', 't'],
  ['img=9', 'img'],
  ['img=-1', 'img'],
  ['img=1.5', 'img'],
  ['n=0', 'n'],
  ['n=1e1', 'n'],
  ['op=gt', 'op'],
  ['cached=yes', 'cached'],
  ['cached=1&new=65', 'new'],
  ['heads=5', 'heads'],
  ['head=1', 'head'],
  ['dtype=f64', 'dtype'],
  ['seed=NaN', 'seed'],
  ['gate=Infinity', 'gate'],
  ['gate=21', 'gate'],
  ['step=relu', 'step'],
  ['ui=huge', 'ui'],
  ['theme=pink', 'theme'],
  ['predict=2', 'predict'],
  ['v=2', 'v'],
  ['w=%E0%A4%A', 'w'],
  ['w=<image>', 'w'],
  ['w=a b c d e f', 'w'],
  [`w=${'x'.repeat(25)}`, 'w'],
  ['n=3&n=4', 'n'],
  ['bogus=1', 'bogus'],
  ['%ff=1', '%ff'],
  ['__proto__=1', '__proto__'],
  ['constructor', 'constructor'],
];

describe('a broken address', () => {
  test.each(broken)('%s: the key %s is dropped and named', (query, key) => {
    const { dropped } = readState(query);
    expect(dropped.map((d) => d.key)).toContain(key);
  });

  test('never costs the keys that are right', () => {
    const { state, dropped } = readState('t=.I.I&img=banana&n=3&step=mask');
    expect(dropped).toEqual([
      { key: 'img', value: 'banana', reason: { kind: 'number', min: '0', max: '8' } },
    ]);
    expect(writeState(state)).toBe('t=.I.I&n=3&step=mask');
  });

  test('of any characters is read without an exception, and what is read can be written', () => {
    const keys = fc.constantFrom(
      't',
      'w',
      'img',
      'n',
      'op',
      'gate',
      'step',
      'seed',
      'new',
      'cached',
    );
    const pair = fc.tuple(keys, fc.string({ maxLength: 40, unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 12 }), (pairs) => {
        const { state } = readState(pairs.map(([k, v]) => `${k}=${v}`).join('&'));
        expect(readState(writeState(state)).state).toEqual(state);
      }),
      { numRuns: 500 },
    );
  });

  test('with a tracking parameter of another site is not complained about', () => {
    expect(readState('utm_source=blog&n=3').dropped).toEqual([]);
  });
});
