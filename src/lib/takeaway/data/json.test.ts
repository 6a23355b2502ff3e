import { expect, test } from 'vitest';
import { toFlat, type View } from '../../tensor';
import { run } from '../../trace';
import { randomInputs } from '../testing/random-inputs';
import { jsonOf } from './json';

interface Written {
  readonly dtype: string;
  readonly shape: number[];
  readonly data: (number | string)[];
}

interface Document {
  readonly flamingo: number;
  readonly link: string;
  readonly inputs: unknown;
  readonly tokens: string[][];
  readonly cached_tokens?: string[][];
  readonly error: unknown;
  readonly weights: Record<string, Written>;
  readonly tensors: Record<string, Written>;
}

const documentOf = (text: string) => JSON.parse(text) as Document;

function expectSame(written: Record<string, Written>, views: Partial<Record<string, View>>): void {
  expect(Object.keys(written)).toEqual(Object.keys(views));
  for (const [name, { dtype, shape, data }] of Object.entries(written)) {
    expect({ dtype, shape }, name).toEqual({
      dtype: views[name]!.dtype,
      shape: views[name]!.shape,
    });
    // NaN and the infinities are words, which Number reads.
    expect(data.map(Number), name).toEqual(toFlat(views[name]!));
  }
}

test('every tensor and weight of a run is read back to the last bit', () => {
  for (let seed = 0; seed < 12; seed++) {
    const trace = run(randomInputs(seed));
    const written = documentOf(jsonOf(trace, { link: 'https://example.org/en/mask/?seed=1' }));
    expect(written.flamingo).toBe(1);
    expect(written.link).toBe('https://example.org/en/mask/?seed=1');
    expect(written.inputs).toEqual(trace.inputs);
    expect(written.error).toEqual(trace.error);
    expectSame(written.tensors, trace.tensors);
    expectSame(written.weights, { ...trace.weights });
  }
});

test('the words of the batch are there, those of a cached prompt too, whatever they are', () => {
  const word = '"}</script>\n\u2028\ud800';
  const row = [{ kind: 'image', word: null } as const, { kind: 'text', word } as const];
  const inputs = { ...randomInputs(0), rows: [row], fresh: [[row[1]]], cached: true };
  const { tokens, cached_tokens } = documentOf(jsonOf(run(inputs), { link: '' }));
  expect(tokens).toEqual([[word]]);
  expect(cached_tokens).toEqual([['<image>', word]]);
});
