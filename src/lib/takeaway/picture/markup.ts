/** Writes SVG: nothing gets into a picture but through these functions, so nothing can break out of it. */

/** What XML 1.0 cannot hold at all, not even escaped: controls, halves of surrogate pairs, two non-characters. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand between tags and in attributes. */
export function escaped(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"']/g, (sign) => entities[sign]);
}

/** Two decimals, without a zero that says nothing. */
export function short(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** `<rect x="1.5"/>`; attributes that are undefined are left out. `inside` is markup already. */
export function tag(name: string, attributes: Attributes, inside?: string): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [` ${key}="${typeof value === 'number' ? short(value) : escaped(value)}"`],
  );
  const open = `<${name}${written.join('')}`;
  return inside === undefined ? `${open}/>` : `${open}>${inside}</${name}>`;
}

/** A place on the picture, in CSS pixels from the corner of what is drawn. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Larger on every side by so much; smaller if it is negative. */
export function grown(rect: Rect, by: number): Rect {
  return {
    x: rect.x - by,
    y: rect.y - by,
    width: Math.max(0, rect.width + 2 * by),
    height: Math.max(0, rect.height + 2 * by),
  };
}
