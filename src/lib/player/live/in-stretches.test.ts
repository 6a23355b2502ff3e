import { expect, test } from 'vitest';
import { inStretches } from './in-stretches';

test('makes one of each in their order, and lets others in between when it takes long', async () => {
  const steps: string[] = [];
  const other = () => void steps.push('other');
  setTimeout(other);
  const slow = (n: number) => {
    for (const end = performance.now() + 15; performance.now() < end;);
    steps.push(String(n));
    return 10 * n;
  };
  expect(await inStretches([1, 2, 3], slow)).toEqual([10, 20, 30]);
  expect(steps.filter((step) => step !== 'other')).toEqual(['1', '2', '3']);
  expect(steps.indexOf('other')).toBeLessThan(steps.indexOf('3'));
});

test('quick work is done at once', async () => {
  expect(await inStretches(new Set(['a', 'b']), (name) => name + name)).toEqual(['aa', 'bb']);
});
