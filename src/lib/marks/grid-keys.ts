/** Keys inside a grid, after the APG data grid: arrows never wrap; Home, End and their Ctrl forms jump. */

export interface At {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads from `at`; null if the key is not one of the grid's. */
export function moveInGrid(
  key: string,
  ctrl: boolean,
  at: At,
  rows: number,
  columns: number,
): At | null {
  const [lastRow, lastColumn] = [rows - 1, columns - 1];
  switch (key) {
    case 'ArrowLeft':
      return { ...at, column: Math.max(0, at.column - 1) };
    case 'ArrowRight':
      return { ...at, column: Math.min(lastColumn, at.column + 1) };
    case 'ArrowUp':
      return { ...at, row: Math.max(0, at.row - 1) };
    case 'ArrowDown':
      return { ...at, row: Math.min(lastRow, at.row + 1) };
    case 'Home':
      return { row: ctrl ? 0 : at.row, column: 0 };
    case 'End':
      return { row: ctrl ? lastRow : at.row, column: lastColumn };
    default:
      return null;
  }
}
