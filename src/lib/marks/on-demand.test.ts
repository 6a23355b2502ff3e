import { expect, test } from 'vitest';
import { onDemand } from './on-demand';

test('a part is fetched once, and not before it is asked for', async () => {
  let fetches = 0;
  const part = onDemand(() => Promise.resolve(++fetches));
  expect(fetches).toBe(0);
  expect(await Promise.all([part(), part()])).toEqual([1, 1]);
  expect(await part()).toBe(1);
});

test('a part that could not be fetched is fetched anew when it is asked for again', async () => {
  const answers = [Promise.reject(new Error('offline')), Promise.resolve('part')];
  const part = onDemand(() => answers.shift()!);
  const both = [part(), part()];
  for (const one of both) await expect(one).rejects.toThrow('offline');
  expect(await part()).toBe('part');
  expect(answers).toHaveLength(0);
});
