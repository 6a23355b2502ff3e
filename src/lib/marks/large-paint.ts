/** Draws the visible part of a large grid on a canvas, with the same tones as the live cells. */

import { interpolateRgb } from 'd3-interpolate';
import type { CellAt, CellMarks, CellModel } from './cell';
import { columnAt, LARGE, rowAt, xOf, yOf, type LargeLayout } from './large-layout';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The colours of the theme in force, read from the custom properties of an element. */
export function paletteOf(element: Element): (name: string) => string {
  const style = getComputedStyle(element);
  const known = new Map<string, string>();
  return (name) => {
    const value = known.get(name) ?? style.getPropertyValue(`--${name}`).trim();
    known.set(name, value);
    return value;
  };
}

export function paintLarge(
  canvas: HTMLCanvasElement,
  layout: LargeLayout,
  view: Rect,
  cellAt: CellAt,
  marks: CellMarks,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.max(1, Math.round(view.width * ratio));
  canvas.height = Math.max(1, Math.round(view.height * ratio));
  context.setTransform(ratio, 0, 0, ratio, -view.x * ratio, -view.y * ratio);
  const colour = paletteOf(canvas);
  const lastRow = rowAt(layout, view.y + view.height);
  const lastColumn = columnAt(layout, view.x + view.width);
  for (let row = rowAt(layout, view.y); row <= lastRow; row++) {
    for (let column = columnAt(layout, view.x); column <= lastColumn; column++) {
      const [x, y] = [xOf(column), yOf(layout, row)];
      const model = cellAt(row, column);
      paintCell(context, model, x, y, colour);
      paintMarks(context, model, marks, x, y, colour);
    }
  }
}

/** How far the tint of a full weight or score goes: the text on it must stay readable. */
const TINT = { weight: 0.46, signed: 0.52 };

function paintCell(
  context: CanvasRenderingContext2D,
  model: CellModel,
  x: number,
  y: number,
  colour: (name: string) => string,
): void {
  const hue = colour(`hue-${model.hue}`);
  const strength = Math.abs(model.strength ?? 0);
  const sign = colour((model.strength ?? 0) < 0 ? 'negative' : 'positive');
  const fill = {
    allowed: hue,
    weight: interpolateRgb(colour('cell'), hue)(strength * TINT.weight),
    signed: interpolateRgb(colour('cell'), sign)(strength * TINT.signed),
    asked: colour('accent-soft'),
  }[model.tone as string];
  context.fillStyle = fill ?? colour('cell');
  context.fillRect(x, y, LARGE.cell, LARGE.cell);
  context.lineWidth = 1;
  // A frame in full colour around every small weight would be louder than the large ones.
  const frame = interpolateRgb(colour('line'), hue)(strength);
  context.strokeStyle = model.tone === 'weight' ? frame : colour('line');
  if (model.tone === 'masked') hatch(context, x, y, colour('line'));
  context.strokeRect(x + 0.5, y + 0.5, LARGE.cell - 1, LARGE.cell - 1);
}

function hatch(context: CanvasRenderingContext2D, x: number, y: number, line: string): void {
  context.strokeStyle = line;
  context.beginPath();
  for (let d = 6; d < 2 * LARGE.cell; d += 6) {
    const over = Math.max(0, d - LARGE.cell);
    context.moveTo(x + over, y + d - over);
    context.lineTo(x + d - over, y + over);
  }
  context.stroke();
}

function paintMarks(
  context: CanvasRenderingContext2D,
  model: CellModel,
  marks: CellMarks,
  x: number,
  y: number,
  colour: (name: string) => string,
): void {
  const ring = (name: string, inset: number, dash: number[]) => {
    context.strokeStyle = colour(name);
    context.lineWidth = 2;
    context.setLineDash(dash);
    context.strokeRect(x + inset, y + inset, LARGE.cell - 2 * inset, LARGE.cell - 2 * inset);
    context.setLineDash([]);
  };
  if (model.tone === 'asked') ring('accent', 1, []);
  if (marks.isChanged(model.index)) ring('accent', 2, [2, 2]);
  if (marks.isLit(model.index)) ring('accent', 1, []);
  if (marks.isFocus(model.index)) ring('ink', 1, []);
}
