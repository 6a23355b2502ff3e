/** Numbers of a page with the live model, as they are printed. */

/** 0.934 gives '93.4%'; exactly 0 and 1 give '0%' and '100%', and what only rounds to them '<0.1%' and '>99.9%'. */
export function percent(p: number): string {
  if (p === 0 || p === 1) return `${100 * p}%`;
  if (p > 0 && p < 0.0005) return '<0.1%';
  return p < 1 && p >= 0.9995 ? '>99.9%' : `${(100 * p).toFixed(1)}%`;
}

/** Three digits or so: 0.42, 4.2, 42. */
export function milliseconds(ms: number): string {
  return ms.toFixed(ms < 1 ? 2 : ms < 10 ? 1 : 0);
}

/** Bytes in millions, as downloads are told: 5372118 gives '5.4'. */
export function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
