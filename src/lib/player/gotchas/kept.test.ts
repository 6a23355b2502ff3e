import { expect, test } from 'vitest';
import { keepAnswer, keptAnswer } from './kept';

function memory() {
  const all = new Map<string, string>();
  return {
    all,
    getItem: (key: string) => all.get(key) ?? null,
    setItem: (key: string, text: string) => void all.set(key, text),
    removeItem: (key: string) => void all.delete(key),
  };
}

test('an answer is kept for its own gotcha, and forgotten when it is asked again', () => {
  const store = memory();
  keepAnswer(store, 'eq-or-ge', { chosen: 2, isOpen: false });
  keepAnswer(store, 'frames', { chosen: null, isOpen: false });
  expect(keptAnswer(store, 'eq-or-ge', 4)).toEqual({ chosen: 2, isOpen: false });
  expect(keptAnswer(store, 'frames', 3)).toEqual({ chosen: null, isOpen: false });
  expect(keptAnswer(store, 'sentinel', 4)).toBeNull();
  keepAnswer(store, 'eq-or-ge', null);
  expect(keptAnswer(store, 'eq-or-ge', 4)).toBeNull();
});

test.each([
  ['no JSON', '{'],
  ['a number', '3'],
  ['an answer that does not exist', '{"chosen":4,"isOpen":false}'],
  ['half an answer', '{"chosen":1.5,"isOpen":false}'],
  ['nothing chosen yet', '{"chosen":null,"isOpen":true}'],
  ['an answer of another kind', '{"chosen":"1","isOpen":false}'],
])('%s counts as nothing', (_, text) => {
  const store = memory();
  store.all.set('flamingo-gotcha-eq-or-ge', text);
  expect(keptAnswer(store, 'eq-or-ge', 4)).toBeNull();
});
