import { expect, test } from 'vitest';
import { exampleIds } from '../../flamingo/examples';
import { readExample, withExample } from './address';

test.each(exampleIds)('the example %s comes back from the address it was written to', (id) => {
  const search = withExample('?example=name&theme=dark&example=clip', id);
  expect(readExample(search)).toEqual({ example: id, dropped: [] });
  expect(new URLSearchParams(search).get('theme')).toBe('dark');
});

test('an address without an example has nothing to drop', () => {
  expect(readExample('?theme=dark')).toEqual({ example: null, dropped: [] });
});

test('an example that there is not is dropped with the reason, cut where it is long', () => {
  const { example, dropped } = readExample(`?example=${'x'.repeat(99)}`);
  expect(example).toBeNull();
  expect(dropped).toEqual([
    {
      key: 'example',
      value: `${'x'.repeat(40)}…`,
      reason: { kind: 'choice', choices: 'name, count, question, new_word, clip' },
    },
  ]);
});

test('of several examples the first is taken, the others are dropped', () => {
  expect(readExample('?example=count&example=clip')).toEqual({
    example: 'count',
    dropped: [{ key: 'example', value: 'clip', reason: { kind: 'repeated' } }],
  });
});
