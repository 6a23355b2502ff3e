/** Of a 95% interval, in standard deviations. */
const Z = 1.96;

export interface Share {
  readonly right: number;
  readonly n: number;
  readonly share: number;
  /** Ends of the 95% interval. */
  readonly low: number;
  readonly high: number;
}

/** A share of right answers with its 95% Wilson score interval, to four places. */
export function shareOf(right: number, n: number): Share {
  const share = right / n;
  const z2 = Z * Z;
  const centre = share + z2 / (2 * n);
  const spread = Z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const [low, high] = [(centre - spread) / (1 + z2 / n), (centre + spread) / (1 + z2 / n)];
  return { right, n, share: rounded(share), low: rounded(low), high: rounded(high) };
}

function rounded(x: number): number {
  return Math.round(x * 1e4) / 1e4;
}
