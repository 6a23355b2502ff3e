import { expect, test } from 'vitest';
import { roundPath } from './round-path.mjs';

test('corners are rounded where they lie, so that the errors of many small steps do not add up', () => {
  // Ten steps of 0.4 lead to 4, though each alone would be none.
  expect(roundPath(`M0 0${'l.4 0'.repeat(10)}`)).toMatch(/^M0 0(l[01] 0){10}$/);
  const steps = roundPath(`M0 0${'l.4 0'.repeat(10)}`).match(/l[01]/g) ?? [];
  expect(steps.reduce((sum, step) => sum + Number(step[1]), 0)).toBe(4);
});

test('absolute and relative commands stay what they are', () => {
  expect(roundPath('M10.4 9.6C1.2.8-3.3 4 5.5 6.4h2.2v-.6H3.1V8.8z')).toBe(
    'M10 10C1 1-3 4 6 6h2v0H3V9z',
  );
});

test('after a closed part the pen is where that began', () => {
  expect(roundPath('M1.4 1.4l3 3zl.2 0')).toBe('M1 1l3 3zl1 0');
});

test('the flags of an arc may stand close together, and its radii keep a tenth', () => {
  expect(roundPath('M0 0a5.55 5.51 0 01-3.2 4.4')).toBe('M0 0a5.6 5.5 0 0 1-3 4');
});

test('a letter that is no command is an error that names it', () => {
  expect(() => roundPath('M0 0k1 1')).toThrow("'k'");
});
