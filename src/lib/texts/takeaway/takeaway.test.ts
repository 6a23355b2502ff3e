import { describe, expect, test } from 'vitest';
import { takeaway as en } from './en';
import { takeaway as zh } from './zh';

/** Every string below a value; a function is asked with words in all its places. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') {
    const ask = value as (...args: unknown[]) => unknown;
    return stringsOf(ask(...Array.from({ length: ask.length }, (_, i) => i + 2)));
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

describe.each([
  ['en', en],
  ['zh', zh],
])('the menu in %s', (_, texts) => {
  test('has no hole in it', () => {
    for (const text of stringsOf(texts)) {
      expect(text).not.toMatch(/undefined|NaN|null|\[object/);
      expect(text.trim()).not.toBe('');
    }
  });

  test('names what was copied, saved or failed', () => {
    expect(texts.copied('LaTeX')).toContain('LaTeX');
    expect(texts.saved('a.svg')).toContain('a.svg');
    expect(texts.failed('PNG', 'no canvas')).toMatch(/PNG.*no canvas/);
    expect(texts.makingStep('GIF', 3, 13)).toMatch(/GIF.*3.*13/);
  });

  test('has the verb that is seen in the name that is spoken', () => {
    expect(texts.does(texts.copy, 'SVG')).toContain(texts.copy);
  });
});

test('Chinese is set with full-width marks and without typed spaces between scripts', () => {
  for (const text of stringsOf(zh)) {
    expect(text).not.toMatch(/\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u);
    expect(text).not.toMatch(/\p{Script=Han} [A-Za-z]|[A-Za-z] \p{Script=Han}/u);
  }
});
