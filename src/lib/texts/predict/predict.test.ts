import { describe, expect, test } from 'vitest';
import { practice as practiceEn } from '../practice/en';
import { practice as practiceZh } from '../practice/zh';
import { predict as en } from './en';
import { predict as zh } from './zh';

/** All that is said, with numbers in it. */
function said(predict: typeof en, practice: typeof practiceEn): string[] {
  const { summary } = practice;
  return [
    ...stringsOf(predict),
    ...stringsOf(practice),
    ...[predict.given('1'), predict.goesIn('sim'), predict.left(1), predict.left(4)],
    ...[predict.wrong(1, 1), predict.wrong(2, 6), predict.was('token 3', '0', '1')],
    ...[practice.position(3, 10), practice.question(3), summary.counts(3, 1, 2, 4)],
  ];
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

describe.each([
  ['en', en, practiceEn],
  ['zh', zh, practiceZh],
])('the words of predictions and practice (%s)', (_, predict, practice) => {
  test('have no hole in them', () => {
    for (const text of said(predict, practice)) {
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(/undefined|\[object/);
    }
  });
});

test('Chinese is set with full-width marks and without typed spaces between scripts', () => {
  for (const text of said(zh, practiceZh)) {
    expect(text).not.toMatch(/\p{Script=Han}[,;:?!()]|[,;:?!()]\p{Script=Han}/u);
    expect(text).not.toMatch(/\p{Script=Han} [A-Za-z]|[A-Za-z] \p{Script=Han}/u);
  }
});

test('a cell without an answer, a guess and a hidden cell are told apart by ear', () => {
  for (const words of [en, zh]) {
    expect(new Set([words.hidden, words.empty, words.given('1')]).size).toBe(3);
  }
});
