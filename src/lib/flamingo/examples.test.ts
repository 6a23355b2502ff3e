import { expect, test } from 'vitest';
import { exampleFiles, exampleIds, expectedAnswer, wordsOf } from './examples';

test('a file’s name carries its answer', () => {
  expect(expectedAnswer('name--panda.json')).toBe('panda');
  expect(expectedAnswer('count-2-shots--three-pandas.json')).toBe('three pandas');
  for (const none of [
    'panda.json',
    'name--.json',
    'name--panda.png',
    '--panda.json',
    'a--b--c.json',
  ]) {
    expect(expectedAnswer(none), none).toBeNull();
  }
});

test('every example of the page has an answer in its name', () => {
  for (const id of exampleIds) expect(expectedAnswer(exampleFiles[id]), id).not.toBeNull();
});

test('marks are no part of an answer', () => {
  expect(wordsOf('three pandas .')).toBe('three pandas');
  expect(wordsOf('')).toBe('');
});
