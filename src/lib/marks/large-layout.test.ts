import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnAt, LARGE, liveWindow, rowAt, sizeOfGrid, xOf, yOf } from './large-layout';

const layouts = fc.record({
  rows: fc.integer({ min: 1, max: 256 }),
  columns: fc.integer({ min: 1, max: 512 }),
  group: fc.integer({ min: 1, max: 64 }),
});

test('the middle of every cell belongs to that cell', () => {
  fc.assert(
    fc.property(layouts, fc.nat(), fc.nat(), (layout, a, b) => {
      const [row, column] = [a % layout.rows, b % layout.columns];
      expect(rowAt(layout, yOf(layout, row) + LARGE.cell / 2)).toBe(row);
      expect(columnAt(layout, xOf(column) + LARGE.cell / 2)).toBe(column);
    }),
  );
});

test('a point outside falls on the nearest edge', () => {
  const layout = { rows: 8, columns: 6, group: 4 };
  const { width, height } = sizeOfGrid(layout);
  expect([columnAt(layout, -9), columnAt(layout, width + 99)]).toEqual([0, 5]);
  expect([rowAt(layout, -9), rowAt(layout, height + 999)]).toEqual([0, 7]);
});

test('the live window holds the focus and stays inside the grid', () => {
  const layout = { rows: 64, columns: 64, group: 64 };
  expect(liveWindow(layout, { row: 0, column: 0 })).toHaveLength(4 * 6);
  expect(liveWindow(layout, { row: 30, column: 30 })).toHaveLength(7 * 11);
});
