import { describe, expect, test } from 'vitest';
import { TASK_NAMES } from '../../src/lib/flamingo/world/questions';
import { MODEL_FOLDER } from '../ask/model-folder';
import { readOptions } from './options';

const read = (...args: string[]) => readOptions(args, TASK_NAMES);

describe('readOptions', () => {
  test('without options all tasks are asked, 200 questions each, of the shipped model', () => {
    const expected = { n: 200, seed: 5, tasks: TASK_NAMES, json: false, model: MODEL_FOLDER };
    expect(read()).toEqual(expected);
  });

  test('numbers, folder and form are taken as given', () => {
    const args = ['--n', '1000', '--seed=7', '--json', '--model', 'other'];
    expect(read(...args)).toMatchObject({ n: 1000, seed: 7, json: true, model: 'other' });
  });

  test('a comma before a space belongs to the name of a task', () => {
    expect(read('--only', 'dialogue,naming, 2 shots').tasks).toEqual([
      'naming, 2 shots',
      'dialogue',
    ]);
    expect(read('--only', 'naming').tasks).toEqual(['naming']);
  });

  test('what is no name stands for all tasks that begin so', () => {
    const counting = read('--only', 'counting').tasks;
    expect(counting).toHaveLength(7);
    expect(counting.every((task) => task.startsWith('counting'))).toBe(true);
  });

  test.each([
    [['--n', '0'], '--n: "0" is no whole number from 1 to 2147483648'],
    [['--n', '1e3'], '--n: "1e3" is no whole number'],
    [['--seed=-1'], '--seed: "-1" is no whole number'],
    [['--n=3000000000'], '--n: "3000000000" is no whole number from 1 to 2147483648'],
    [['--seed', 'five'], '--seed: "five" is no whole number from 0'],
    [['--only', 'singing'], 'there is no task "singing"'],
    [['--only', ''], 'there is no task ""'],
    [['--loud'], '--loud'],
  ])('%j is an error that names it', (args, message) => {
    expect(() => read(...args)).toThrow(message);
  });
});
