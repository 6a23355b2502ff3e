/**
 * Pictures of what stands on the screen: standalone SVG without script, foreign page, font or address, made by walking
 * through the rendered element.
 */

import { assetsOf } from './assets';
import { colourOf } from './colour';
import { framed, type Drawing, type PictureOptions } from './frame';
import { withOpenBoxes } from './open-boxes';
import { Sheet } from './sheet';
import { Walk } from './walk';

export { framed, MARGIN, type Drawing, type PictureOptions } from './frame';

/**
 * Draws an element. Rings and rows that scroll are part of it; what is hidden is not.
 *
 * @param element stands in the document, laid out
 */
export async function drawingOf(element: HTMLElement): Promise<Drawing> {
  const assets = await assetsOf(element);
  return withOpenBoxes(element, () => {
    const sheet = new Sheet(prefixOf(element));
    const walk = new Walk(element, sheet, assets);
    const body = walk.draw(element);
    const caption = getComputedStyle(document.body);
    const pen = document.createElement('canvas').getContext('2d');
    if (pen) pen.font = `12px ${caption.fontFamily}`;
    return {
      width: walk.right,
      height: walk.bottom,
      isCut: walk.isCut,
      body,
      head: sheet.head,
      paper: paperUnder(element),
      ink: colourOf(getComputedStyle(element).color).hex,
      font: caption.fontFamily,
      lang: element.closest('[lang]')?.getAttribute('lang') ?? 'en',
      measure: (text) => pen?.measureText(text).width ?? 0,
    };
  });
}

/** A standalone SVG of what an element shows, with a caption and its link. */
export async function pictureOf(element: HTMLElement, options: PictureOptions): Promise<string> {
  return framed(await drawingOf(element), options);
}

/** The first colour below an element that is seen. */
function paperUnder(element: HTMLElement): string {
  for (let under: Element | null = element; under; under = under.parentElement) {
    const { hex, alpha } = colourOf(getComputedStyle(under).backgroundColor);
    if (alpha === 1) return hex;
  }
  return '#ffffff';
}

/** Short, and another for another content: names of two pictures in one page are not to meet. */
function prefixOf(element: HTMLElement): string {
  let hash = 2166136261;
  for (const sign of element.outerHTML) hash = Math.imul(hash ^ sign.charCodeAt(0), 16777619);
  return `f${(hash >>> 0).toString(36).slice(0, 5)}-`;
}
