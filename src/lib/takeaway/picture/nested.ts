/** Drawings inside a picture: an `<svg>` of the page with its computed look, and one from a file as it is. */

import { colourOf } from './colour';
import { escaped, tag, type Rect } from './markup';
import { isHarmless, isShape } from './safe-svg';
import type { Sheet } from './sheet';

/** What a drawing starts with where nobody says otherwise. */
const initial: Readonly<Record<string, string>> = {
  fill: 'rgb(0, 0, 0)',
  'fill-opacity': '1',
  'fill-rule': 'nonzero',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
  'font-style': 'normal',
  'font-weight': '',
  'font-size': '',
  'font-family': '',
  'paint-order': 'normal',
};

/** These are not handed on to what is inside. */
const own: Readonly<Record<string, string>> = {
  opacity: '1',
  transform: 'none',
  'stop-color': 'rgb(0, 0, 0)',
  'stop-opacity': '1',
  overflow: '',
};

/** An `<svg>` of the page, at its place. */
export function nestedSvg(svg: SVGSVGElement, rect: Rect, sheet: Sheet): string {
  const style = getComputedStyle(svg);
  const attributes = {
    ...rect,
    viewBox: svg.getAttribute('viewBox') ?? `0 0 ${rect.width} ${rect.height}`,
    preserveAspectRatio: svg.getAttribute('preserveAspectRatio') ?? undefined,
    overflow: style.overflow === 'visible' ? 'visible' : undefined,
    class: sheet.look(differences(style, null, sheet)) || undefined,
  };
  const owner = sheet.scoped('', `s${Math.round(rect.x)}_${Math.round(rect.y)}`);
  return tag(
    'svg',
    attributes,
    [...svg.children].map((child) => live(child, style, sheet, owner)).join(''),
  );
}

function live(element: Element, parent: CSSStyleDeclaration, sheet: Sheet, owner: string): string {
  const name = element.localName === 'a' ? 'g' : element.localName;
  const style = getComputedStyle(element);
  if (
    !isShape(name) ||
    name === 'title' ||
    name === 'desc' ||
    style.display === 'none' ||
    style.visibility === 'hidden'
  )
    return '';
  const look = differences(style, parent, sheet).replace(
    /url\("?#([^")]*)"?\)/g,
    (_, id: string) => `url(#${owner}${id})`,
  );
  const attributes = { ...kept(element, owner), ...(look && { class: sheet.look(look) }) };
  return tag(
    name,
    attributes,
    insideOf(element, (child) => live(child, style, sheet, owner)),
  );
}

/** A drawing from a file. Its own styles are attributes; those that are not are not read. */
export function fileDrawing(root: Element, owner: string): string {
  return [...root.children].map((child) => still(child, owner)).join('');
}

function still(element: Element, owner: string): string {
  return tag(
    element.localName,
    kept(element, owner),
    insideOf(element, (child) => still(child, owner)),
  );
}

function insideOf(element: Element, draw: (child: Element) => string): string | undefined {
  const inside = [...element.childNodes].map((node) => {
    if (node instanceof Element) return draw(node);
    const isWords = element.localName === 'text' || element.localName === 'tspan';
    return isWords ? escaped(node.textContent?.replace(/\s+/g, ' ') ?? '') : '';
  });
  return inside.length > 0 ? inside.join('') : undefined;
}

/** Attributes that do no harm; ids and what points to them get the owner's name, so that two drawings keep theirs. */
function kept(element: Element, owner: string): Record<string, string> {
  const pairs = [...element.attributes]
    .filter(({ name, value }) => isHarmless(name, value))
    .map(({ name, value }) => [
      name.replace('xlink:', ''),
      value
        .replace(/url\(['"]?#([^)'"]*)['"]?\)/g, `url(#${owner}$1)`)
        .replace(/^#(?=.)/, /href$/.test(name) ? `#${owner}` : '#'),
    ]);
  return {
    ...(element.id && { id: owner + element.id }),
    ...(Object.fromEntries(pairs) as Record<string, string>),
  };
}

/** Declarations in which an element differs from what it would have anyway. */
function differences(
  style: CSSStyleDeclaration,
  parent: CSSStyleDeclaration | null,
  sheet: Sheet,
): string {
  const inherited = Object.entries(initial).map(([name, first]) => [
    name,
    parent?.getPropertyValue(name) ?? first,
  ]);
  const all = [...inherited, ...Object.entries(own).filter(([name]) => name !== 'overflow')];
  return all
    .flatMap(([name, before]) => {
      const value = style.getPropertyValue(name);
      return value === '' || value === before ? [] : [declaration(name, value, sheet)];
    })
    .join(';');
}

function declaration(name: string, value: string, sheet: Sheet): string {
  if ((name === 'fill' || name === 'stroke') && !value.startsWith('url'))
    return sheet.paint(name, value);
  return name === 'stop-color' ? `${name}:${colourOf(value).hex}` : `${name}:${value}`;
}
