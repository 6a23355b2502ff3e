import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toNested } from '../tensor';
import {
  countChanged,
  indices,
  ruleOf,
  run,
  stepOf,
  steps,
  valueOf,
  type Inputs,
  type TensorName,
  type Token,
  type Trace,
} from '.';

/** `.I..,..I.` as rows of tokens. */
function rowsOf(text: string): Token[][] {
  const kinds = { '.': 'text', I: 'image', _: 'pad' } as const;
  return text
    .split(',')
    .map((row) => [...row].map((c) => ({ kind: kinds[c as keyof typeof kinds], word: null })));
}

const worked: Inputs = {
  rows: rowsOf('.I..,..I.'),
  fresh: rowsOf('.,.'),
  T_img: 3,
  n: 2,
  heads: 1,
  op: 'eq',
  cached: false,
  dtype: 'float32',
  seed: 7,
  gate: 0.5,
  ffGate: 0,
};

const nested = (trace: Trace, name: TensorName) => toNested(trace.tensors[name]!);

describe('the worked example of the study note', () => {
  const eq = run(worked);
  const ge = run({ ...worked, op: 'ge' });

  test('media_time counts the images from 1', () => {
    expect(nested(eq, 'media_time')).toEqual([1, 2, 3]);
    expect(nested(eq, 'media_time_repeated')).toEqual([[[[1, 1, 2, 2, 3, 3]]]]);
  });

  test('text_time is the running count of <image>', () => {
    expect(nested(eq, 'text_time')).toEqual([
      [0, 1, 1, 1],
      [0, 0, 1, 1],
    ]);
  });

  test('eq and ge give the same mask, since no row has a second image', () => {
    const [none, first] = [
      [0, 0, 0, 0, 0, 0],
      [1, 1, 0, 0, 0, 0],
    ];
    const mask = [[[none, first, first, first]], [[none, none, first, first]]];
    expect(nested(eq, 'text_to_media_mask')).toEqual(mask);
    expect(nested(ge, 'text_to_media_mask')).toEqual(mask);
  });

  test('text before the first image is silent in eq and reads every image in ge', () => {
    for (const [b, t] of [
      [0, 0],
      [1, 0],
      [1, 1],
    ]) {
      for (let j = 0; j < 6; j++) {
        expect(eq.tensors.attn!.get(b, 0, t, j)).toBe(0);
        expect(ge.tensors.attn!.get(b, 0, t, j)).toBe(Math.fround(1 / 6));
      }
    }
  });

  test('with both gates at 0 the block returns its input bit for bit', () => {
    const shut = run({ ...worked, gate: 0 });
    for (const index of indices([2, 4, 8])) {
      expect(shut.tensors.after_ff!.get(...index)).toBe(shut.tensors.lang_x!.get(...index));
    }
  });
});

test('a trace cannot be changed once it is made', () => {
  const trace = run(worked);
  expect(Object.isFrozen(trace) && Object.isFrozen(trace.tensors)).toBe(true);
  expect(() => Object.assign(trace.tensors, { attn: undefined })).toThrow();
});

describe('editing', () => {
  test('the same word keeps its numbers when another token changes', () => {
    const edited = run({ ...worked, rows: rowsOf('.II.,..I.') });
    const before = run(worked);
    expect(countChanged(before, edited, 'lang_x')).toEqual({ changed: 8, all: 64 });
    expect(countChanged(before, edited, 'text_time')).toEqual({ changed: 2, all: 8 });
  });

  test('switching eq to ge on two images a row changes the mask in six cells', () => {
    const two = { ...worked, rows: rowsOf('.I.I,I.I.') };
    const changed = countChanged(run(two), run({ ...two, op: 'ge' }), 'text_to_media_mask');
    expect(changed).toEqual({ changed: 6, all: 48 });
  });
});

describe('where the real code stops', () => {
  test('no picture at all: amax has nothing to take a maximum of', () => {
    const trace = run({ ...worked, T_img: 0 });
    expect(trace.error).toEqual({
      step: 'amax',
      message: 'amax(): Expected reduction dim -1 to have non-zero size.',
    });
    expect(trace.tensors.text_to_media_mask!.shape).toEqual([2, 1, 4, 0]);
    expect(trace.tensors.attn).toBeUndefined();
  });
});

const token = fc.record({
  kind: fc.constantFrom('text' as const, 'image' as const, 'pad' as const),
  word: fc.constantFrom(null, 'a', 'bird', '图'),
});

const someInputs: fc.Arbitrary<Inputs> = fc
  .record({ B: fc.integer({ min: 1, max: 3 }), T: fc.integer({ min: 1, max: 7 }) })
  .chain(({ B, T }) =>
    fc.record({
      rows: fc.array(fc.array(token, { minLength: T, maxLength: T }), {
        minLength: B,
        maxLength: B,
      }),
      fresh: fc.constant(Array.from({ length: B }, () => rowsOf('...')[0])),
      T_img: fc.integer({ min: 1, max: 4 }),
      n: fc.integer({ min: 1, max: 4 }),
      heads: fc.integer({ min: 1, max: 3 }),
      op: fc.constantFrom('eq' as const, 'ge' as const),
      cached: fc.boolean(),
      dtype: fc.constantFrom('float32' as const, 'float16' as const, 'bfloat16' as const),
      seed: fc.integer({ min: 0, max: 999 }),
      gate: fc.double({ min: -3, max: 3, noNaN: true }),
      ffGate: fc.constantFrom(0, 0.7),
    }),
  );

/** A random cell of every tensor that has a rule. */
function someCells(trace: Trace, pick: (size: number) => number) {
  const names = steps.flatMap((step) => Object.keys(step.rules) as TensorName[]);
  return names.map((tensor) => ({
    tensor,
    index: trace.tensors[tensor]!.shape.map((length) => pick(length)),
  }));
}

test('every cell can be worked out again from its declared sources', () => {
  let cells = 0;
  fc.assert(
    fc.property(someInputs, fc.gen(), (inputs, g) => {
      const trace = run(inputs);
      const pick = (size: number) => g(fc.integer, { min: 0, max: size - 1 });
      for (const cell of someCells(trace, pick)) {
        const rule = ruleOf(cell.tensor)!;
        const sources = rule.reads(trace, cell.index).map((source) => valueOf(trace, source));
        const again = rule.combine(sources, trace, cell.index);
        const value = valueOf(trace, cell);
        cells++;
        if (!Number.isFinite(value)) {
          expect(again, cell.tensor).toBe(value);
          continue;
        }
        const difference = Math.abs(again - value) / (1 + Math.abs(value));
        expect(difference, cell.tensor).toBeLessThanOrEqual(1e-6);
      }
    }),
    { numRuns: 200 },
  );
  expect(cells).toBeGreaterThan(1000);
});

test('every formula and fact of a random cell can be written', () => {
  fc.assert(
    fc.property(someInputs, fc.gen(), (inputs, g) => {
      const trace = run(inputs);
      for (const cell of someCells(trace, (size) => g(fc.integer, { min: 0, max: size - 1 }))) {
        const rule = ruleOf(cell.tensor)!;
        expect(rule.formula(trace, cell.index).length).toBeGreaterThan(0);
        const text = JSON.stringify(rule.formula(trace, cell.index));
        expect(text).not.toMatch(/undefined|NaN/);
        expect(rule.fact(trace, cell.index).kind.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 40 },
  );
});

test('every step opens on a cell that exists', () => {
  fc.assert(
    fc.property(someInputs, (inputs) => {
      const trace = run(inputs);
      for (const step of steps) {
        const lead = stepOf(step.id).lead(trace);
        expect(() => trace.tensors[step.tensor]!.get(...lead)).not.toThrow();
      }
    }),
    { numRuns: 40 },
  );
});
