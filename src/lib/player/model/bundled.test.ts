import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MODEL_FOLDER } from '../../../../scripts/ask/model-folder';
import { EXAMPLE_FOLDER, exampleFiles } from '../../flamingo/examples';
import { readPromptFile } from '../../flamingo/prompt';
import { bundledName, bundledPictures, PICTURE_FOLDER } from './bundled';

test('every bundled picture lies in the model’s folder, and nothing else', () => {
  const files = readdirSync(join(MODEL_FOLDER, PICTURE_FOLDER)).sort();
  expect(files).toEqual(bundledPictures.map((name) => `${name}.png`).sort());
});

test('every picture of an example is a bundled one', () => {
  for (const file of Object.values(exampleFiles)) {
    const text = readFileSync(join(MODEL_FOLDER, EXAMPLE_FOLDER, file), 'utf8');
    const paths = readPromptFile(text).prompt.flatMap((part) =>
      'text' in part ? [] : 'image' in part ? [part.image] : part.video,
    );
    expect(paths.map(bundledName)).not.toContain(null);
    expect(paths.length).toBeGreaterThan(0);
  }
});

test('a path that only looks like one is none', () => {
  expect(bundledName('../pictures/panda.png')).toBe('panda');
  expect(bundledName('../pictures/panda.png.exe')).toBeNull();
  expect(bundledName('../other/panda.png')).toBeNull();
});
