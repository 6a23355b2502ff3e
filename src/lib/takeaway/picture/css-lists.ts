/** Takes computed CSS apart. */

/** Splits at the commas (or spaces) that are not inside parentheses. */
export function splitOutside(text: string, separator: ',' | ' '): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const sign of text) {
    if (sign === '(') depth++;
    if (sign === ')') depth--;
    if (depth === 0 && sign === separator) {
      parts.push(part);
      part = '';
    } else part += sign;
  }
  return [...parts, part].map((item) => item.trim()).filter((item) => item !== '');
}

/** A length: pixels, or a percentage of a whole. NaN if it is neither. */
export function lengthOf(text: string, whole: number): number {
  return text.endsWith('%') ? (parseFloat(text) / 100) * whole : parseFloat(text);
}

export interface Shadow {
  readonly colour: string;
  readonly x: number;
  readonly y: number;
  readonly blur: number;
  readonly spread: number;
  readonly isInset: boolean;
}

/** The shadows of a box, the uppermost first. */
export function shadowsOf(computed: string): Shadow[] {
  if (computed === 'none') return [];
  return splitOutside(computed, ',').map((shadow) => {
    const words = splitOutside(shadow, ' ');
    const [x = 0, y = 0, blur = 0, spread = 0] = words
      .filter((word) => /^-?[\d.]+px$/.test(word))
      .map(parseFloat);
    const colour = words.find((word) => /^[a-z]+\(/.test(word)) ?? '';
    return { colour, x, y, blur, spread, isInset: words.includes('inset') };
  });
}

export interface Stop {
  readonly colour: string;
  /** In pixels along the line; in a gradient without positions they lie at equal distances. */
  readonly at: number;
}

export interface LinearGradient {
  readonly repeats: boolean;
  /** Clockwise from upwards, in degrees. */
  readonly angle: number;
  /** For a line of so many pixels. */
  readonly stops: (length: number) => Stop[];
}

const sides: Readonly<Record<string, number>> = {
  'to top': 0,
  'to right': 90,
  'to bottom': 180,
  'to left': 270,
};

/** A `linear-gradient` or `repeating-linear-gradient`; null for any other picture. */
export function linearGradientOf(computed: string): LinearGradient | null {
  const match = /^(repeating-)?linear-gradient\((.*)\)$/s.exec(computed);
  if (!match) return null;
  const items = splitOutside(match[2], ',');
  const turn = /^(-?[\d.]+)deg$/.exec(items[0]);
  const angle = turn ? Number(turn[1]) : sides[items[0]];
  const colours = angle === undefined ? items : items.slice(1);
  const spaced = colours.map((item) => splitOutside(item, ' '));
  return {
    repeats: match[1] !== undefined,
    angle: angle ?? 180,
    stops: (length) => stopsOf(spaced, length),
  };
}

function stopsOf(items: readonly (readonly string[])[], length: number): Stop[] {
  return items.flatMap(([colour, ...places], i) => {
    const evenly = (i / Math.max(1, items.length - 1)) * length;
    const at = places.length > 0 ? places.map((place) => lengthOf(place, length)) : [evenly];
    return at.map((position) => ({ colour, at: position }));
  });
}
