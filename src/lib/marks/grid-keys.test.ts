import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moveInGrid } from './grid-keys';

test('arrows move by one and stop at the edges', () => {
  expect(moveInGrid('ArrowRight', false, { row: 0, column: 2 }, 2, 3)).toEqual({
    row: 0,
    column: 2,
  });
  expect(moveInGrid('ArrowDown', false, { row: 0, column: 2 }, 2, 3)).toEqual({
    row: 1,
    column: 2,
  });
});

test('Home and End stay in the row, with Ctrl they go to the corners', () => {
  const at = { row: 1, column: 1 };
  expect(moveInGrid('Home', false, at, 3, 4)).toEqual({ row: 1, column: 0 });
  expect(moveInGrid('End', false, at, 3, 4)).toEqual({ row: 1, column: 3 });
  expect(moveInGrid('Home', true, at, 3, 4)).toEqual({ row: 0, column: 0 });
  expect(moveInGrid('End', true, at, 3, 4)).toEqual({ row: 2, column: 3 });
});

test('PageUp and PageDown are left to the steps', () => {
  for (const key of ['PageUp', 'PageDown', 'a', 'Tab']) {
    expect(moveInGrid(key, false, { row: 0, column: 0 }, 2, 2)).toBeNull();
  }
});

test('no key ever leaves the grid', () => {
  const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean())),
      (rows, columns, presses) => {
        let at = { row: 0, column: 0 };
        for (const [key, ctrl] of presses) at = moveInGrid(key, ctrl, at, rows, columns)!;
        expect(at.row).toBeGreaterThanOrEqual(0);
        expect(at.row).toBeLessThan(rows);
        expect(at.column).toBeGreaterThanOrEqual(0);
        expect(at.column).toBeLessThan(columns);
      },
    ),
  );
});
