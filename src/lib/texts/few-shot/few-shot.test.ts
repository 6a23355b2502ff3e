import { describe, expect, test } from 'vitest';
import { fewShotTasks } from '../../flamingo/world/few-shot';
import { fewShot as en } from './en';
import { fewShot as zh } from './zh';

/** Every string below a value; a function is asked with words and numbers in all its places. */
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
])('the few-shot page in %s', (_, texts) => {
  test('has no hole in it', () => {
    for (const text of stringsOf(texts)) {
      expect(text).not.toMatch(/undefined|NaN|null|\[object/);
      expect(text.trim()).not.toBe('');
    }
  });

  test('asks a question, and names each task in its own words', () => {
    expect(texts.title).toMatch(/[?？]$/);
    const names = fewShotTasks.map((task) => texts.tasks.all[task].name);
    expect(new Set(names).size).toBe(fewShotTasks.length);
  });

  test('says the numbers that it is given', () => {
    expect(texts.prompt.full(6, 101, 96)).toMatch(/6.*7.*101.*96/);
    expect(texts.path.right(1, 3, 'a', '97.0%', 'dax')).toMatch(/1.*3.*97\.0%|97\.0%/);
    expect(texts.accuracy.chanceOf(25, '12.2%')).toMatch(/25|12\.2%/);
  });
});

test('Chinese is set with full-width marks and without typed spaces between scripts', () => {
  for (const text of stringsOf(zh)) {
    expect(text).not.toMatch(/\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u);
    expect(text).not.toMatch(/\p{Script=Han} [A-Za-z]|[A-Za-z] \p{Script=Han}/u);
  }
});
