/**
 * What the Lab and the widgets need of d3, a tenth as large: d3's packages are one file each, of which a page that wants one
 * function gets nearly all. A test holds these against d3's own.
 */

/** The largest of what `of` makes of the values; undefined where there are none. */
export function max<T>(values: ArrayLike<T>, of: (value: T) => number): number | undefined {
  let largest: number | undefined;
  for (let i = 0; i < values.length; i++) {
    const value = of(values[i]);
    if (largest === undefined || value > largest) largest = value;
  }
  return largest;
}

type Coordinate<T> = (value: T) => number;

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Straight lines from point to point, as the `d` of a path, to a thousandth. */
export const line =
  <T>(x: Coordinate<T>, y: Coordinate<T>) =>
  (points: readonly T[]): string | null =>
    points.length === 0
      ? null
      : `M${points.map((p) => `${rounded(x(p))},${rounded(y(p))}`).join('L')}`;

/** @param hex `#fffaf5`, as every token of tokens.css is written */
function channels(hex: string): number[] {
  const digits = hex.trim().replace('#', '');
  return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
}

/** From one colour to another, channel by channel. */
export function interpolateRgb(from: string, to: string): (share: number) => string {
  const [a, b] = [channels(from), channels(to)];
  return (share) => `rgb(${a.map((c, i) => Math.round(c + (b[i] - c) * share)).join(', ')})`;
}
