import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { carriedFiles, WORKER_PATH } from './carried-files';

it('every file that a page of its own carries is there, each once', () => {
  for (const files of Object.values(carriedFiles)) {
    expect(new Set(files).size).toBe(files.length);
    const missing = files.filter((file) => !existsSync(join('static', file)));
    // The worker is built, not kept.
    expect(missing.filter((file) => file !== WORKER_PATH)).toEqual([]);
  }
  expect(carriedFiles['tiny-flamingo']).toContain(
    'models/tiny-flamingo/examples/clip--it-moves-left.json',
  );
});
