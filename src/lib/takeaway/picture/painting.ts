/** How a canvas that paints only what is in view is asked for more. */

/** An event to the canvas; `detail` is true for all of it, false for what is in view again. */
export const PAINT = 'flamingo-paint';

/** Of what is painted whole, in CSS pixels: some browsers have no larger canvas, and a picture would be heavy. */
const MOST = { side: 4096, area: 8e6 };

/** Canvases in a box that paint only what is in view. */
export function viewsIn(box: HTMLElement): HTMLCanvasElement[] {
  return [...box.querySelectorAll<HTMLCanvasElement>('canvas[data-in-view]')];
}

/** Whether all that a canvas stands for can be painted at once. */
export function canBeWhole({ parentElement: grid }: HTMLCanvasElement): boolean {
  const [width, height] = [grid?.offsetWidth ?? 0, grid?.offsetHeight ?? 0];
  return Math.max(width, height) <= MOST.side && width * height <= MOST.area;
}

export function paintWhole(canvas: HTMLCanvasElement, isWhole: boolean): void {
  canvas.dispatchEvent(new CustomEvent(PAINT, { detail: isWhole }));
}
