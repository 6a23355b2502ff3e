/** Counts of the resampler page, as they are printed. */

/** 5762973696 gives '5,762,973,696'. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

const UNITS = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

/** Three digits and a unit: 5762973696 gives '5.76 G'. Below 10,000 all digits. */
export function short(count: number): string {
  if (count < 1e4) return grouped(count);
  const [size, unit] = UNITS.find(([size]) => count >= size) ?? [1, ''];
  const scaled = count / size;
  return `${scaled.toFixed(scaled < 9.995 ? 2 : scaled < 99.95 ? 1 : 0)} ${unit}`;
}
