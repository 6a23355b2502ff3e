/** How light a colour is, as WCAG 2 counts it. */

/** @param color computed: `rgb(255, 250, 245)`, `rgba(0, 0, 0, 0.5)`, `color(srgb 1 0.98 0.96)`; null if it is none, or seen through */
export function luminanceOf(color: string): number | null {
  const parts = color.match(/-?\d+(\.\d+)?(e-?\d+)?%?/g)?.map(Number.parseFloat) ?? [];
  const [r, g, b, alpha = 1] = parts;
  if (parts.length < 3 || alpha < 0.5) return null;
  if (/^rgba?\(/.test(color)) return luminance([r / 255, g / 255, b / 255]);
  if (/^color\(srgb /.test(color)) return luminance([r, g, b]);
  // lab and oklab begin with how light they look; half of that has a luminance of 0.18.
  if (/^(ok)?l(ab|ch)\(/.test(color)) return (color.startsWith('ok') ? r : r / 100) ** 2.5;
  return null;
}

function luminance(srgb: readonly number[]): number {
  const [r, g, b] = srgb.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
