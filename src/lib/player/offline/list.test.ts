import { expect, test } from 'vitest';
import { addressOf, bytesOf, FileIndex, type OfflineFile } from './list';

const files: OfflineFile[] = [
  ['index.html', 10, 'a'],
  ['404.html', 20, 'b'],
  ['en/mask/index.html', 30, 'c'],
  ['models/a b.bin', 40, 'd'],
];
const index = new FileIndex({ version: 'one', files }, '/flamingo/');
const found = (path: string) => {
  const answer = index.find(path);
  return answer.kind === 'file' ? answer.file[2] : answer.kind === 'page' ? answer.path : null;
};

test('an address means the file that a static host would serve', () => {
  expect(found('/flamingo/')).toBe('a');
  expect(found('/flamingo/en/mask/')).toBe('c');
  expect(found('/flamingo/en/mask/index.html')).toBe('c');
  expect(found('/flamingo/models/a%20b.bin')).toBe('d');
});

test('a page without its slash leads on, and what is not ours is nothing', () => {
  expect(found('/flamingo/en/mask')).toBe('/flamingo/en/mask/');
  expect(found('/flamingo/en/')).toBeNull();
  expect(found('/flamingo/en')).toBeNull();
  expect(found('/en/mask/')).toBeNull();
  expect(found('/flamingo/%E0%A4%A')).toBeNull();
  expect(found('/flamingo/constructor')).toBeNull();
});

test('what is fetched is found under the address that it is fetched from', () => {
  for (const file of files) expect(found(addressOf('/flamingo/', file))).toBe(file[2]);
  expect(addressOf('/', files[0])).toBe('/');
  expect(bytesOf(files)).toBe(100);
});
