import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressText, base64Literal, pythonLiteral, type Literal } from './python';

describe('a literal of Python', () => {
  test('has its own words for true, false and nothing', () => {
    expect(pythonLiteral({ a: true, b: [false, null, -1.5e-7] })).toBe(
      '{"a": True, "b": [False, None, -1.5e-7]}',
    );
  });

  test('escapes what could end a string or hide in it', () => {
    expect(pythonLiteral('"""\n\\ 火 🦩 \u202e')).toBe(String.raw`"\"\"\"\u000a\\ 火 🦩 \u202e"`);
  });

  test('is broken by its entries where it is long, as many of a list on a line as fit', () => {
    const text = pythonLiteral({
      ids: Array.from({ length: 60 }, (_, i) => i),
      end: 'x'.repeat(9),
    });
    const lines = text.split('\n');
    expect([lines[0], lines[1], lines[lines.length - 1]]).toEqual(['{', '    "ids": [', '}']);
    expect(lines[2]).toMatch(/^ {8}0, 1, 2, .* 27,$/);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(110);
    expect(lines[lines.length - 2]).toBe('    "end": "xxxxxxxxx",');
  });
});

/** Reads literals, one a JSON string in a list, and gives what Python takes them for. */
const READER =
  'import ast, json, sys; print(json.dumps([ast.literal_eval(x) for x in json.load(sys.stdin)]))';
const isThere = spawnSync('python3', ['-c', '']).status === 0;

test.skipIf(!isThere)(
  'Python reads any literal as what it was made of',
  () => {
    const { value } = fc.letrec<{ value: Literal }>((tie) => ({
      value: fc.oneof(
        fc.constantFrom(null, true, false, ''),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.string({ unit: 'binary' }),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
      ),
    }));
    const values = fc.sample(value, { numRuns: 100, seed: 1 });
    const input = JSON.stringify(values.map((one) => pythonLiteral(one)));
    const { stdout, stderr } = spawnSync('python3', ['-c', READER], { input, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(values)));
  },
  30_000,
);

describe('an address in a docstring', () => {
  test('stays as it is where it is one', () => {
    const link = "https://a.example/zh/model?p=*a~b&x=(1),[2];'!$+=@#part%20";
    expect(addressText(link)).toBe(link);
  });

  test('cannot end the docstring, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (link) => {
        expect(addressText(link)).toMatch(/^[!#-[\]-~]*$/);
      }),
    );
  });
});

test('bytes come back from base64, in lines of 100 letters at most and in pieces', () => {
  const bytes = Uint8Array.from({ length: 27_100 }, (_, i) => (i * i) % 251);
  const pieces = [...base64Literal('DATA', bytes)];
  expect(pieces).toHaveLength(4);
  const [first, ...lines] = pieces.join('').split('\n');
  expect([first, lines.pop(), lines.pop()]).toEqual(['DATA = """', '', '"""']);
  expect(lines.every(({ length }) => length <= 100)).toBe(true);
  expect(new Uint8Array(Buffer.from(lines.join(''), 'base64'))).toEqual(bytes);
});
