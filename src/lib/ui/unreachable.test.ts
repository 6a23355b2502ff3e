import { expect, test } from 'vitest';
import { isUnreachable } from './unreachable';

test.each([
  'Failed to fetch dynamically imported module: http://a/b.js',
  'error loading dynamically imported module: http://a/b.js',
  'Importing a module script failed.',
  'Unable to preload CSS for /a.css',
  'Failed to fetch',
  'NetworkError when attempting to fetch resource.',
  'Load failed',
])('“%s” means that the network did not bring it', (message) => {
  expect(isUnreachable(new TypeError(message))).toBe(true);
});

test('a fault of the program is none of the network', () => {
  expect(isUnreachable(new TypeError("can't access property 'x' of undefined"))).toBe(false);
  expect(isUnreachable('Failed to fetch')).toBe(false);
});
