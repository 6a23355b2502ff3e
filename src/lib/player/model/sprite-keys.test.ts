import { expect, test } from 'vitest';
import { changeByKey, isRemoval } from './sprite-keys';

const sprite = { sprite: 1, x: 20, y: 30, size: 16, angle: 0, mirror: false };
const by = (key: string, shiftKey = false) => changeByKey(sprite, { key, shiftKey });

test('arrows move by one pixel, with Shift by four', () => {
  expect([by('ArrowLeft'), by('ArrowRight', true)]).toEqual([{ x: 19 }, { x: 24 }]);
  expect([by('ArrowUp'), by('ArrowDown', true)]).toEqual([{ y: 29 }, { y: 34 }]);
});

test('plus and minus size, comma and full stop turn, m mirrors, with or without Shift', () => {
  expect([by('+', true), by('='), by('-'), by('_', true)]).toEqual([
    ...[{ size: 17 }, { size: 17 }, { size: 15 }, { size: 15 }],
  ]);
  expect([by(','), by('.'), by('<', true)]).toEqual([{ angle: -5 }, { angle: 5 }, { angle: -5 }]);
  expect([by('m'), by('M', true)]).toEqual([{ mirror: true }, { mirror: true }]);
});

test('other keys are left to the page', () => {
  expect(['Tab', 'Enter', 'Escape', 'a', 'Delete'].map((key) => by(key))).toEqual(
    Array(5).fill(null),
  );
  expect(['Delete', 'Backspace', 'x'].map((key) => isRemoval({ key, shiftKey: false }))).toEqual([
    ...[true, true, false],
  ]);
});
