import { expect, test } from 'vitest';
import { problemText } from '.';
import { live } from './en';

test('digests are told by their first eight digits', () => {
  const [found, meant] = ['0123abcd'.repeat(8), 'fedc4567'.repeat(8)];
  const why = `its SHA-256 is ${found}, not ${meant}`;
  expect(problemText(live, { kind: 'model_broken', file: 'a.bin', why })).toBe(
    'The model’s file a.bin is broken: its SHA-256 is 0123abcd…, not fedc4567….',
  );
});

test('a file that did not come is not called broken', () => {
  const problem = { kind: 'not_fetched', file: 'a.bin', why: 'Failed to fetch' } as const;
  const told = [null, 503].map((status) => problemText(live, { ...problem, status }));
  expect(told[0]).toContain('no connection?');
  expect(told[1]).toContain('the server answers 503');
  expect(told.join()).not.toMatch(/broken|Failed to fetch/);
});
