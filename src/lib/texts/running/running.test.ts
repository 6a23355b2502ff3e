import { expect, test } from 'vitest';
import { running as en } from './en';
import { running as zh } from './zh';

/** All that is said, with a number or a name wherever one stands in it. */
function said(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [String((value as (...all: unknown[]) => string)(3, 7))];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(said) : [];
}

test.each([
  ['en', en],
  ['zh', zh],
])('the words of a running lesson in %s have no hole in them', (_, words) => {
  for (const text of said(words)) {
    expect(text.trim()).not.toBe('');
    expect(text).not.toMatch(/undefined|NaN|null|\[object/);
  }
});

test('both languages name the same keys', () => {
  const keysOf = (words: typeof en) => words.keys.rows.map(([keys]) => keys);
  expect(keysOf(zh)).toEqual(keysOf(en));
});

test('Chinese is set with full-width marks and without typed spaces between scripts', () => {
  for (const text of said(zh)) {
    expect(text).not.toMatch(/\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u);
    expect(text).not.toMatch(/\p{Script=Han} [A-Za-z]|[A-Za-z] \p{Script=Han}/u);
  }
});
