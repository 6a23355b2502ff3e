/** Where the cells of a large grid lie, in CSS pixels: arithmetic only. */

export interface LargeLayout {
  readonly rows: number;
  readonly columns: number;
  /** Rows of one sample. */
  readonly group: number;
}

export const LARGE = { cell: 22, gap: 2, sampleGap: 12 } as const;

const PITCH = LARGE.cell + LARGE.gap;

export const xOf = (column: number): number => column * PITCH;

export function yOf({ group }: LargeLayout, row: number): number {
  return row * PITCH + Math.floor(row / group) * (LARGE.sampleGap - LARGE.gap);
}

export function sizeOfGrid(layout: LargeLayout): { width: number; height: number } {
  return {
    width: layout.columns * PITCH - LARGE.gap,
    height: yOf(layout, layout.rows - 1) + LARGE.cell,
  };
}

export const columnAt = (layout: LargeLayout, x: number): number =>
  clamp(Math.floor(x / PITCH), layout.columns);

export function rowAt(layout: LargeLayout, y: number): number {
  const sampleHeight = layout.group * PITCH + LARGE.sampleGap - LARGE.gap;
  const sample = Math.max(0, Math.floor(y / sampleHeight));
  const inside = Math.min(layout.group - 1, Math.floor((y - sample * sampleHeight) / PITCH));
  return clamp(sample * layout.group + inside, layout.rows);
}

const clamp = (i: number, length: number): number => Math.min(length - 1, Math.max(0, i));

/** The cells around the one in focus that are kept as elements. */
export function liveWindow(
  layout: LargeLayout,
  at: { row: number; column: number },
): { row: number; column: number }[] {
  const [up, side] = [3, 5];
  const cells: { row: number; column: number }[] = [];
  for (let row = Math.max(0, at.row - up); row <= Math.min(layout.rows - 1, at.row + up); row++) {
    const last = Math.min(layout.columns - 1, at.column + side);
    for (let column = Math.max(0, at.column - side); column <= last; column++) {
      cells.push({ row, column });
    }
  }
  return cells;
}
