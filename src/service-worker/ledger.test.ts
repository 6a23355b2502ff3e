import { expect, test } from 'vitest';
import { activated, inUse, NETWORK, noted, pruned, versionOf } from './ledger';

const nobody = { active: null, clients: {} };

test('pages that were there before the first version stay with the network', () => {
  const ledger = activated(nobody, 'one', ['a']);
  expect(versionOf(ledger, 'a')).toBe(NETWORK);
  expect(versionOf(ledger, 'opened later')).toBe('one');
  expect([...inUse(ledger)]).toEqual(['one']);
});

test('pages that are open when a version begins stay with theirs, however old', () => {
  const two = activated(activated(nobody, 'one', []), 'two', ['a']);
  const three = activated(two, 'three', ['a', 'b']);
  expect(['a', 'b', 'c'].map((id) => versionOf(three, id))).toEqual(['one', 'two', 'three']);
  expect([...inUse(three)].toSorted()).toEqual(['one', 'three', 'two']);
});

test('a version is in use no longer than somebody of it is there', () => {
  const two = activated(activated(nobody, 'one', []), 'two', ['a']);
  expect([...inUse(pruned(two, ['b']))]).toEqual(['two']);
  expect([...inUse(activated(two, 'three', []))]).toEqual(['three']);
});

test('who is adopted is of the active version', () => {
  const ledger = activated(nobody, 'one', ['a', 'b']);
  const adopted = noted(ledger, 'a', null);
  expect([versionOf(adopted, 'a'), versionOf(adopted, 'b')]).toEqual(['one', NETWORK]);
});

test('the same version beginning again changes nobody', () => {
  const one = activated(nobody, 'one', []);
  expect(activated(one, 'one', ['a'])).toEqual(one);
});
