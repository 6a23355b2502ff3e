/** A probability as it is printed: 0.98; what would print as 0 or 1 though it is not, <0.01 or >0.99. */
export function probability(p: number): string {
  if (p > 0 && p < 0.005) return '<0.01';
  return p < 1 && p >= 0.995 ? '>0.99' : p.toFixed(2);
}

/** A number with a true minus, so that columns stand in line. */
export function signed(value: number, digits = 2): string {
  return value.toFixed(digits).replace('-', '\u2212');
}
