/** How numbers are written in formulas, labels and cells: U+2212 as minus, an exact 0 as `0`. */

const MINUS = '\u2212';

function withMinus(text: string): string {
  return text.replaceAll('-', MINUS);
}

/** `decimals` places; an exact zero prints `0`, a rounded one `0.00`. */
export function fixed(x: number, decimals: number): string {
  if (x === 0) return '0';
  if (Number.isNaN(x)) return 'NaN';
  if (!Number.isFinite(x)) return x > 0 ? '∞' : `${MINUS}∞`;
  if (Math.abs(x) >= 1e5) return withMinus(exponent(x, 2));
  const text = x.toFixed(decimals);
  // A number that rounds to zero has no sign to show.
  return withMinus(Number(text) === 0 ? text.replace('-', '') : text);
}

function exponent(x: number, digits: number): string {
  return x.toExponential(digits).replace('e+', 'e');
}

/** A number inside a formula: whole numbers as they are, others with four decimals, huge ones in full. */
export function num(x: number): string {
  if (Number.isInteger(x) && Math.abs(x) < 1e6) return withMinus(String(x === 0 ? 0 : x));
  if (!Number.isFinite(x)) return fixed(x, 0);
  if (Math.abs(x) >= 1e5) return withMinus(shortest(x));
  if (Math.abs(x) < 5e-4) return withMinus(exponent(x, 2));
  return fixed(x, 4);
}

/** The shortest decimal that gives the same float32 back, as PyTorch prints finfo.max. */
function shortest(x: number): string {
  for (let digits = 1; digits < 17; digits++) {
    const text = exponent(x, digits);
    if (Math.fround(Number(text)) === Math.fround(x)) return text;
  }
  return exponent(x, 16);
}

export const booleanName = (x: number): string => (x ? 'True' : 'False');
