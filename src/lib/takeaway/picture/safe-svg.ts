/** What of an SVG may be part of a picture: shapes, words and paints. No script, no page inside it, no address. */

const elements = new Set(
  (
    'svg g defs symbol use path rect circle ellipse line polyline polygon text tspan title desc ' +
    'linearGradient radialGradient stop pattern clipPath mask marker image'
  ).split(' '),
);

/** @returns whether an element of this name may stay */
export function isShape(name: string): boolean {
  return elements.has(name);
}

/** @returns whether an attribute may stay: nothing that acts, and no address but of this picture or of data in it */
export function isHarmless(name: string, value: string): boolean {
  if (/^on|^data-|^aria-|^xmlns|^(class|style|id|role|tabindex|lang|focusable)$/i.test(name))
    return false;
  if (/href$/i.test(name)) return /^#|^data:image\/(png|jpeg|webp|gif);/.test(value);
  return !/url\(\s*['"]?(?!#)/i.test(value.replace(/url\(\s*['"]?#/gi, ''));
}

/** Takes everything else out of a drawing that was read from a file. */
export function withoutActions(root: Element): void {
  for (const child of [...root.children]) {
    if (isShape(child.localName)) withoutActions(child);
    else child.remove();
  }
}
