/** How numbers are written into files: plain ASCII that any program reads back as the very same number. */

/** The shortest decimal that gives this double back; `-0` keeps its sign. Not finite: NaN, Infinity, -Infinity. */
export function exact(x: number): string {
  return Object.is(x, -0) ? '-0.0' : String(x);
}

/** The most digits that a float32 needs. */
const FLOAT32_DIGITS = 9;

/** The shortest decimal that gives this float32 back when it is rounded to float32: 0.16666667, not 0.1666666716337204. */
export function shortFloat32(x: number): string {
  if (!Number.isFinite(x) || Number.isInteger(x)) return exact(x);
  for (let digits = 1; digits < FLOAT32_DIGITS; digits++) {
    const text = x.toPrecision(digits);
    if (Math.fround(Number(text)) === x) return String(Number(text));
  }
  return String(Number(x.toPrecision(FLOAT32_DIGITS)));
}
