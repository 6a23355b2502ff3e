import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cast, tensor, toFlat } from '../../tensor';
import { run, type Inputs, type Token } from '../../trace';
import { shortFloat32 } from '../data/number-text';
import { anyTensor } from '../testing/any-tensor';
import { randomInputs } from '../testing/random-inputs';
import { base64Lines, bytesOf } from './base64';
import { passagesOf } from './python/program';
import { pythonTensor } from './python/numbers';
import { inComment, pythonString, typescriptString } from './quoting';
import { numpyOf, pytorchOf, typescriptOf } from '.';

const link = 'https://example.org/en/mask/?t=.I.';
const scriptsOf = { pytorch: pytorchOf, numpy: numpyOf, typescript: typescriptOf };

const withWord = (word: string): Inputs => {
  const row: Token[] = [
    { kind: 'image', word: null },
    { kind: 'text', word },
  ];
  return { ...randomInputs(0), rows: [row], fresh: [row], cached: false };
};

describe('words of a reader', () => {
  test('are printable ASCII or plain letters, on one line, in a string of their own', () => {
    expect(pythonString('a"b\\c\n\u2028\u202E\u{E0041}\u{1F9A9}\ud800')).toBe(
      '"a\\"b\\\\c\\u000a\\u2028\\u202e\\U000e0041\u{1F9A9}\uFFFD"',
    );
    expect(typescriptString('\u{E0041}"\ud800')).toBe('"\\u{e0041}\\"\\ud800"');
    expect(inComment('x\n"""\u2029y')).toBe('x\uFFFD"""\uFFFDy');
  });

  test('come back from a string literal as they were', () => {
    const words = fc.sample(fc.string({ unit: 'binary' }), { numRuns: 500, seed: 5 });
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    const read = new Function(
      `return [${words.map(typescriptString).join(', ')}]`,
    ) as () => string[];
    expect(read()).toEqual(words);
  });

  test('add no line to a script, whatever they hold', () => {
    const tame = run(withWord('word'));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (word) => {
        for (const scriptOf of Object.values(scriptsOf)) {
          const linesOf = (name: string, at: string) => {
            const trace = { ...tame, inputs: withWord(name) };
            return scriptOf(trace, { link: at }).split(/[\n\r\u2028\u2029]/);
          };
          const [usual, hostile] = [linesOf('word', link), linesOf(word, `${link}${word}`)];
          expect(hostile.length).toBe(usual.length);
          expect(hostile.filter((line, i) => line !== usual[i]).length).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('the program', () => {
  test('brings every tensor of a run but those that enter it', () => {
    const given = ['input_ids', 'lang_x', 'latents', 'attn_gate', 'ff_gate'];
    for (let seed = 0; seed < 40; seed++) {
      const trace = run(randomInputs(seed));
      const { until, rest } = passagesOf(trace);
      const brought = [...until, ...rest].flatMap(({ brings }) => brings);
      const all = [...given, ...(trace.inputs.cached ? ['media_locations'] : []), ...brought];
      expect(all.sort()).toEqual(Object.keys(trace.tensors).sort());
    }
  });

  test('names in its lines each tensor that it brings, in PyTorch and in NumPy', () => {
    const { until } = passagesOf(run(randomInputs(0)));
    for (const { brings, lines } of until) {
      for (const dialect of ['pytorch', 'numpy'] as const) {
        const text = lines
          .map((line) => (typeof line === 'string' ? line : line[dialect]))
          .join('\n');
        for (const name of brings) expect(text).toMatch(new RegExp(`\\b${name}\\b`));
      }
    }
  });

  test('says where it came from, and needs nothing but the library that it is for', () => {
    const trace = run(randomInputs(0));
    const imports = (script: string) => script.match(/^(?:import|from) ["'\w.]+/gm);
    expect(imports(pytorchOf(trace, { link }))).toEqual([
      'import sys',
      'from base64',
      'from math',
      'import torch',
      'from torch',
      'from torch.nn.functional',
    ]);
    expect(imports(numpyOf(trace, { link }))).toContain('import numpy');
    for (const scriptOf of Object.values(scriptsOf))
      expect(scriptOf(trace, { link })).toContain(link);
  });
});

describe('numbers', () => {
  test('of float32 have as few digits as give the same float32 back', () => {
    expect(
      [1 / 3, -0, 1e-40, 3.4028234663852886e38].map((x) => shortFloat32(Math.fround(x))),
    ).toEqual(['0.33333334', '-0.0', '1e-40', '3.4028234663852886e+38']);
    fc.assert(
      fc.property(fc.float(), (x) => {
        expect(Math.fround(Number(shortFloat32(x)))).toBe(x);
      }),
    );
  });

  test('are written out up to 200 of them, a row of the last axis on a line', () => {
    expect(pythonTensor(tensor([0.5, -Infinity, NaN]))).toBe(
      'listed("float32", (3,), [0.5, -inf, nan])',
    );
    const view = tensor(new Float32Array(200), { shape: [10, 20] });
    expect(pythonTensor(view).split('\n').slice(0, 2)).toEqual([
      'listed("float32", (10, 20), [',
      `   ${' 0,'.repeat(20)}`,
    ]);
    expect(pythonTensor(tensor(new Float32Array(201)))).toMatch(
      /^packed\("float32", \(201,\), """\n/,
    );
  });

  test('are packed as the bytes of their dtype', () => {
    fc.assert(
      fc.property(anyTensor, (view) => {
        const bytes = bytesOf(view);
        const decoded = Uint8Array.from(atob(base64Lines(bytes).join('')), (c) => c.charCodeAt(0));
        expect(decoded).toEqual(bytes);
        if (view.dtype !== 'float32') return;
        expect([...new Float32Array(decoded.buffer)]).toEqual(toFlat(view));
      }),
    );
    expect([...bytesOf(cast(tensor([1]), 'bfloat16'))]).toEqual([0x80, 0x3f]);
  });

  test('of many turns join without a seam', () => {
    const bytes = Uint8Array.from({ length: 100_001 }, (_, i) => i % 251);
    expect(Buffer.from(base64Lines(bytes).join(''), 'base64').equals(bytes)).toBe(true);
  });
});
