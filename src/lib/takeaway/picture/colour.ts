/** Colours as browsers compute them, in the form that every reader of SVG knows: a hexadecimal number and an opacity. */

export interface Colour {
  /** `#rrggbb` */
  readonly hex: string;
  /** From 0, which is unseen, to 1. */
  readonly alpha: number;
}

export const unseen: Colour = { hex: '#000000', alpha: 0 };

/**
 * Reads `rgb()`, `rgba()`, `color(srgb …)` and `oklab()`, which is what `color-mix` computes to. Anything else, such as
 * `none` or `transparent`, is unseen.
 */
export function colourOf(computed: string): Colour {
  const [, name = '', inside = ''] = /^([a-z]+)\(([^)]*)\)/.exec(computed.trim()) ?? [];
  const parts = inside.replace('srgb ', '').split(/[\s,/]+/);
  const numbers = parts.filter((part) => part !== '').map(numberOf);
  if (numbers.length < 3 || numbers.some(Number.isNaN)) return unseen;
  const alpha = Math.min(1, Math.max(0, numbers[3] ?? 1));
  const [a, b, c] = numbers;
  if (name === 'rgb' || name === 'rgba') return { hex: hexOf([a / 255, b / 255, c / 255]), alpha };
  if (name === 'color' && inside.startsWith('srgb ')) return { hex: hexOf([a, b, c]), alpha };
  if (name === 'oklab') return { hex: hexOf(srgbOfOklab(a, b, c)), alpha };
  return unseen;
}

/** `none` counts as 0, as CSS Color 4 has it. */
function numberOf(part: string): number {
  if (part === 'none') return 0;
  return part.endsWith('%') ? parseFloat(part) / 100 : Number(part);
}

function hexOf(channels: readonly number[]): string {
  const pairs = channels.map((value) => {
    const byte = Math.round(Math.min(1, Math.max(0, value)) * 255);
    return byte.toString(16).padStart(2, '0');
  });
  return `#${pairs.join('')}`;
}

/** The matrices of https://bottosson.github.io/posts/oklab, which CSS Color 4 has taken over. */
function srgbOfOklab(lightness: number, a: number, b: number): number[] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map(encoded);
}

/** From linear light to what is stored. */
function encoded(linear: number): number {
  const size = Math.abs(linear);
  return size <= 0.0031308
    ? 12.92 * linear
    : Math.sign(linear) * (1.055 * size ** (1 / 2.4) - 0.055);
}
