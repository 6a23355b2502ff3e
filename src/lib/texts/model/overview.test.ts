import { describe, expect, test } from 'vitest';
import { overview as en } from './overview.en';
import { overview as zh } from './overview.zh';

const texts = { en, zh };

/** Every string below a value, of its functions what they say of 1, 2, 3 ... */
function saidBy(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') {
    const say = value as (...args: unknown[]) => string;
    const numbers = Array.from({ length: say.length }, (_, i) => i + 1);
    const takeLists: readonly unknown[] = [en, zh].flatMap((t) => [t.pictureNames, t.list]);
    return [takeLists.includes(say) ? say([1, 2]) : say(...numbers)];
  }
  return Object.values(value as object).flatMap(saidBy);
}

describe.each(['en', 'zh'] as const)('the overview in %s', (lang) => {
  test('has no hole in what it says', () => {
    for (const text of saidBy(texts[lang])) {
      expect(text).not.toMatch(/undefined|NaN|null|\[object/);
      expect(text.trim()).not.toBe('');
    }
  });

  test('names the numbers that it is given', () => {
    const { cell, sum } = texts[lang].reading;
    expect(cell(4, 9, 'dax')).toMatch(/4.*9.*dax/);
    expect(sum('0.36', '81.2', '29.3', '117', '0.25')).toMatch(/0\.36.*81\.2.*29\.3.*117.*0\.25/);
  });
});

test('Chinese is set with full-width marks and without typed spaces between scripts', () => {
  for (const text of saidBy(zh)) {
    expect(text).not.toMatch(/\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u);
    expect(text).not.toMatch(/\p{Script=Han} [A-Za-z]|[A-Za-z] \p{Script=Han}/u);
  }
});
