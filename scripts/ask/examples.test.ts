import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  EXAMPLE_FOLDER,
  exampleFiles,
  expectedAnswer,
  wordsOf,
} from '../../src/lib/flamingo/examples';
import { ask } from './ask';
import { MODEL_FOLDER, openFolder } from './model-folder';

const folder = join(MODEL_FOLDER, EXAMPLE_FOLDER);
const files = readdirSync(folder).sort();

describe('the examples of the shipped model', () => {
  test('are one for each task at least, among them all that the page offers', () => {
    expect(files.length).toBeGreaterThanOrEqual(8);
    for (const file of Object.values(exampleFiles)) expect(files).toContain(file);
  });

  test('all carry their answers in their names', () => {
    expect(files.filter((file) => expectedAnswer(file) === null)).toEqual([]);
  });

  test.each(files)('%s is answered as its name says', async (file) => {
    const { text } = await ask(join(folder, file), openFolder(MODEL_FOLDER));
    expect(wordsOf(text)).toBe(expectedAnswer(file));
  });
});
