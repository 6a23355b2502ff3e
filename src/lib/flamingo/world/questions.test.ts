import { describe, expect, test } from 'vitest';
import goldens from './goldens/questions.json';
import { drawQuestion, TASK_NAMES } from './questions';
import { HELD_OUT, NAMED, PAIRED, THINGS, UNPAIRED } from './things';

const SEED = 5;

describe('questions', () => {
  test('there are the same tasks as in Python, in the same order', () => {
    expect(TASK_NAMES).toEqual(Object.keys(goldens));
  });

  test.each(Object.entries(goldens))('%s: asks what Python asks', (task, questions) => {
    questions.forEach(({ turns }, i) => expect(drawQuestion(task, SEED, i)).toEqual(turns));
  });

  test('another seed, another question; the same seed, the same question', () => {
    expect(drawQuestion('dialogue', 6, 0)).not.toEqual(drawQuestion('dialogue', SEED, 0));
    expect(drawQuestion('dialogue', 6, 0)).toEqual(drawQuestion('dialogue', 6, 0));
  });

  test('a task that there is not is an error', () => {
    expect(() => drawQuestion('singing', SEED, 0)).toThrow('there is no task "singing"');
  });
});

describe('things', () => {
  test('each is either held out or named, and each named one has its facts with a picture or not', () => {
    const sorted = [...HELD_OUT, ...PAIRED, ...UNPAIRED].map(({ index }) => index);
    expect(sorted.sort((a, b) => a - b)).toEqual(THINGS.map(({ index }) => index));
    expect([...PAIRED, ...UNPAIRED]).toHaveLength(NAMED.length);
  });
});
