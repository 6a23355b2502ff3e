import { describe, expect, test } from 'vitest';
import ts from 'typescript';
import { rewriteImports, withExtension, type Resolve } from './specifiers';

const files: Readonly<Record<string, string>> = {
  './view': '/a/view.ts',
  '../tensor': '/a/tensor/index.ts',
  '..': '/a/index.ts',
  '../../b/types': '/b/types.d.ts',
  './deep/er/x': '/a/flamingo/deep/er/x.ts',
};
const resolve: Resolve = (specifier) => files[specifier];
const FROM = '/a/flamingo/mask.ts';

describe('an import is written as Node reads it:', () => {
  test.each([
    ['../tensor', '../tensor/index.js'],
    ['..', '../index.js'],
    ['../../b/types', '../../b/types.js'],
    ['./deep/er/x', './deep/er/x.js'],
    ['fast-png', 'fast-png'],
    ['../../elements/built.js', '../../elements/built.js'],
  ])('%s is %s', (specifier, expected) => {
    expect(withExtension(specifier, FROM, resolve)).toBe(expected);
  });

  test('one that leads nowhere is named, with its file', () => {
    expect(() => withExtension('./gone', FROM, resolve)).toThrow(`${FROM}: there is no './gone'`);
  });
});

test('every way to import is rewritten, and no other text', () => {
  const code = [
    "import { a } from '../tensor';",
    "export * from '../tensor';",
    "const later = import('../tensor');",
    "type A = import('../tensor').A;",
    "const text = '../tensor';",
  ];
  const file = ts.createSourceFile(FROM, code.join('\n'), ts.ScriptTarget.ES2022, true);
  const { transformed } = ts.transform(file, [rewriteImports(resolve)]);
  const printed = ts.createPrinter().printFile(transformed[0]).trim().split('\n');
  const rewritten = code.map((line) => line.replace("'../tensor'", "'../tensor/index.js'"));
  expect(printed).toEqual([...rewritten.slice(0, 4), code[4]]);
});
