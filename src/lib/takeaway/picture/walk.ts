/** Walks through an element as the browser has laid it out, and draws what it meets. */

import type { Asset } from './assets';
import { boxOf } from './box';
import { controlOf, hasNativeLook, isControl } from './controls';
import { painted, newContext, newLayer, type Target } from './layers';
import { tag, type Rect } from './markup';
import { fileDrawing, nestedSvg } from './nested';
import { beforeAndAfter } from './pseudo';
import { boxShape, radiiOf } from './shapes';
import type { Sheet } from './sheet';
import { fontOf, linesOf, textLook, textTag } from './text';

export class Walk {
  readonly #sheet: Sheet;
  readonly #assets: ReadonlyMap<string, Asset>;
  readonly #from: { readonly x: number; readonly y: number };
  /** How far what is drawn reaches to the right and downwards, in CSS pixels. */
  right = 0;
  bottom = 0;
  /** Whether some of a box that scrolls is left out. */
  isCut = false;
  /** What stands out of it is cut away. */
  #edge = { right: Infinity, bottom: Infinity };

  /** @param root its upper left corner is the origin of the picture */
  constructor(root: HTMLElement, sheet: Sheet, assets: ReadonlyMap<string, Asset>) {
    const { x, y } = root.getBoundingClientRect();
    this.#from = { x: Math.round(x), y: Math.round(y) };
    this.#sheet = sheet;
    this.#assets = assets;
  }

  /** An element with all that is in it, as markup. */
  draw(element: HTMLElement): string {
    const context = newContext();
    this.#visit(element, context);
    return painted(context);
  }

  #visit(element: Element, target: Target): void {
    const style = getComputedStyle(element);
    if (isUnseen(style)) return;
    if (style.display === 'contents') return this.#children(element, style, target);
    const isGroup = style.opacity !== '1' || clips(element, style);
    const isLayer = style.position !== 'static' || style.zIndex !== 'auto' || isGroup;
    const z = Number.parseInt(style.zIndex, 10) || 0;
    const place = isLayer ? newLayer(target, z) : target;
    if (style.zIndex === 'auto' && !isGroup) return this.#content(element, style, place);
    const context = newContext();
    this.#content(element, style, context);
    place.parts.push(this.#grouped(painted(context), style));
  }

  #grouped(markup: string, { opacity }: CSSStyleDeclaration): string {
    return opacity === '1' ? markup : tag('g', { opacity }, markup);
  }

  #content(element: Element, style: CSSStyleDeclaration, target: Target): void {
    if (style.visibility === 'visible') {
      const isInline = style.display === 'inline';
      const own = isInline ? [...element.getClientRects()] : [element.getBoundingClientRect()];
      const rects = own.map((rect) => this.#placed(rect));
      if (!hasNativeLook(element)) {
        for (const rect of rects) this.#put(target, rect, boxOf(style, rect, this.#sheet).join(''));
      }
      const inside = this.#replaced(element, style, rects[0]);
      if (inside !== null) return this.#put(target, rects[0], inside);
    }
    if (!clips(element, style)) return this.#children(element, style, target);
    const context = newContext();
    const box = this.#placed(element.getBoundingClientRect());
    this.#isCutBy(style);
    this.#within(box, () => this.#children(element, style, context));
    const radii = radiiOf(style, box);
    const id = this.#sheet.define('clipPath', {}, boxShape(box, radii, {}));
    target.parts.push(tag('g', { 'clip-path': `url(#${id})` }, painted(context)));
  }

  #children(element: Element, style: CSSStyleDeclaration, target: Target): void {
    const placed = (rect: Rect) => this.#placed(rect);
    const [before, after] = beforeAndAfter(element, placed, this.#sheet);
    target.parts.push(before);
    for (const node of element.childNodes) {
      if (node instanceof Text) this.#words(node, element, style, target);
      else if (node instanceof Element) this.#visit(node, target);
    }
    target.parts.push(after);
  }

  #words(node: Text, parent: Element, style: CSSStyleDeclaration, target: Target): void {
    if (node.data.trim() === '' || style.visibility !== 'visible') return;
    const lines = linesOf(node, ellipsisAt(parent, style));
    if (lines.length === 0) return;
    const look = this.#sheet.look(textLook(style, this.#sheet));
    const { ascent } = fontOf(style);
    for (const { text, rect } of lines) {
      const place = this.#placedLine(rect);
      this.#put(target, place, textTag({ text, rect: place }, ascent, look));
    }
  }

  /** What stands in place of children; null if children do. */
  #replaced(element: Element, style: CSSStyleDeclaration, rect: Rect | undefined): string | null {
    if (!rect) return null;
    if (element instanceof HTMLImageElement) return this.#image(element, style, rect);
    if (element instanceof HTMLCanvasElement) return pixels(canvasData(element), style, rect);
    if (element instanceof SVGSVGElement) return nestedSvg(element, rect, this.#sheet);
    return isControl(element) ? controlOf(element, style, rect, this.#sheet) : null;
  }

  #image(image: HTMLImageElement, style: CSSStyleDeclaration, rect: Rect): string {
    const asset = this.#assets.get(image.currentSrc || image.src);
    if (!asset) return '';
    const fit = { contain: 'xMidYMid', cover: 'xMidYMid slice' }[style.objectFit] ?? 'none';
    const id =
      asset.kind === 'pixels'
        ? this.#symbol(`0 0 ${asset.width} ${asset.height}`, fit, rasterOf(asset, style))
        : this.#symbol(asset.viewBox, fit, fileDrawing(asset.root, this.#owner(asset)));
    return tag('use', { href: `#${id}`, ...rect });
  }

  /** What the ids of a drawing begin with. */
  #owner(asset: Asset): string {
    return this.#sheet.scoped('', `f${[...this.#assets.values()].indexOf(asset)}`);
  }

  #symbol(viewBox: string, fit: string, inside: string): string {
    return this.#sheet.define('symbol', { viewBox, preserveAspectRatio: fit }, inside);
  }

  /** From the window to the picture. Edges lie on whole pixels, as the browser has them on the screen: so they stay sharp. */
  #placed({ x, y, width, height }: Rect): Rect {
    const [left, top] = [Math.round(x), Math.round(y)];
    return {
      x: left - this.#from.x,
      y: top - this.#from.y,
      width: Math.round(x + width) - left,
      height: Math.round(y + height) - top,
    };
  }

  /** Words lie on whole pixels only up and down. */
  #placedLine({ x, y, width, height }: Rect): Rect {
    return { x: x - this.#from.x, y: Math.round(y) - this.#from.y, width, height };
  }

  #isCutBy({ overflowX, overflowY }: CSSStyleDeclaration): void {
    if (/auto|scroll/.test(`${overflowX} ${overflowY}`)) this.isCut = true;
  }

  /** What is drawn meanwhile reaches no farther than a box. */
  #within({ x, y, width, height }: Rect, draw: () => void): void {
    const before = this.#edge;
    this.#edge = {
      right: Math.min(before.right, x + width),
      bottom: Math.min(before.bottom, y + height),
    };
    draw();
    this.#edge = before;
  }

  #put(target: Target, { x, y, width, height }: Rect, markup: string): void {
    if (markup === '') return;
    target.parts.push(markup);
    this.right = Math.max(this.right, Math.min(this.#edge.right, x + width));
    this.bottom = Math.max(this.bottom, Math.min(this.#edge.bottom, y + height));
  }
}

function isUnseen(style: CSSStyleDeclaration): boolean {
  // What is for screen readers alone is cut away to nothing.
  return style.display === 'none' || style.opacity === '0' || style.clipPath === 'inset(50%)';
}

/** What stands out of the element is not seen. */
function clips(
  element: Element,
  { overflowX, overflowY, display, borderTopLeftRadius }: CSSStyleDeclaration,
): boolean {
  if (!(element instanceof HTMLElement) || display === 'inline') return false;
  const cut = (overflow: string) => overflow !== 'visible';
  // A round corner cuts even what does not stand out of the box.
  if (cut(overflowX) && parseFloat(borderTopLeftRadius) > 0 && element.children.length > 0)
    return true;
  return (
    (cut(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
    (cut(overflowY) && element.scrollHeight > element.clientHeight + 1)
  );
}

/** Where the words of an element end in an ellipsis, if they do. */
function ellipsisAt(element: Element, style: CSSStyleDeclaration): number {
  if (style.textOverflow !== 'ellipsis' || style.overflowX === 'visible') return Infinity;
  const { right } = element.getBoundingClientRect();
  return right - (parseFloat(style.paddingRight) || 0) - (parseFloat(style.borderRightWidth) || 0);
}

function canvasData(canvas: HTMLCanvasElement): string {
  return canvas.width > 0 && canvas.height > 0 ? canvas.toDataURL('image/png') : '';
}

function pixels(data: string, style: CSSStyleDeclaration, rect: Rect): string {
  if (data === '') return '';
  return tag('image', {
    ...rect,
    href: data,
    preserveAspectRatio: 'none',
    'image-rendering': renderingOf(style),
  });
}

function rasterOf(
  { data, width, height }: Asset & { kind: 'pixels' },
  style: CSSStyleDeclaration,
): string {
  return tag('image', { href: data, width, height, 'image-rendering': renderingOf(style) });
}

function renderingOf({ imageRendering }: CSSStyleDeclaration): string | undefined {
  return imageRendering === 'auto' ? undefined : imageRendering;
}
