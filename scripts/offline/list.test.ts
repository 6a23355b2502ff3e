import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listOf, writeList } from './list.js';

let folder: string;
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flamingo-list-'));
  write('models/m/checkpoints/0.bin', 'c');
  write('models/m/model.bin', 'm');
  write('models/m/parity.json', '{}');
  write('widgets/w.js', 'w');
  write('en/index.html', '<p>');
  write('en/share/x/oembed.json', '{}');
  write('_app/a.js', 'a');
  write('cards/en/x.png', 'x');
  write('service-worker.js', 'work();\n');
});
afterEach(() => void rmSync(folder, { recursive: true }));

test('pages come first, then widgets, the model and its checkpoints; what only others read is left out', () => {
  expect(listOf(folder).files.map(([path]) => path)).toEqual([
    '_app/a.js',
    'en/index.html',
    'widgets/w.js',
    'models/m/model.bin',
    'models/m/checkpoints/0.bin',
  ]);
});

test('a file has its size and the first half of its SHA-256', () => {
  // printf a | sha256sum
  expect(listOf(folder).files[0]).toEqual(['_app/a.js', 1, 'ca978112ca1bbdcafac231b39a23dc4d']);
});

test('the version is another when any byte, name or place is, and else the same', () => {
  const before = listOf(folder).version;
  write('_app/a.js', 'b');
  const after = listOf(folder).version;
  expect(after).not.toBe(before);
  write('_app/a.js', 'a');
  expect(listOf(folder).version).toBe(before);
  write('_app/b.js', 'a');
  expect(listOf(folder).version).not.toBe(before);
});

test('the list stands before the worker once, however often it is written', () => {
  writeList(folder);
  const once = read('service-worker.js');
  const { version, files, bytes } = writeList(folder);
  expect(read('service-worker.js')).toBe(once);
  expect(once).toMatch(/^self\.offlineList=\{.*\};\nwork\(\);\n$/);
  expect(JSON.parse(read('offline.json'))).toEqual({ version, files, bytes });
  expect([files, bytes]).toEqual([5, 7]);
});
