import { describe, expect, it } from 'vitest';
import { labWidgetIds } from '../../player/widget/ids';
import { stillOf } from './still';

const numbersIn = (svg: string) =>
  [...svg.matchAll(/text-anchor="middle"[^>]*>([^<]*)</g)].map(([, text]) => text);

describe('the still picture of a widget', () => {
  it('shows the mask of the worked example, token by token', () => {
    const svg = stillOf('mask');
    const numbers = numbersIn(svg);
    const rows = Array.from({ length: 8 }, (_, row) =>
      numbers.slice(row * 6, row * 6 + 6).join(''),
    );
    expect(rows).toEqual([
      '000000',
      '110000',
      '110000',
      '110000',
      '000000',
      '000000',
      '110000',
      '110000',
    ]);
    expect(svg).toContain('&lt;image&gt;');
  });

  it('has no style, script or address, whichever widget it is of', () => {
    for (const id of labWidgetIds) {
      expect(stillOf(id)).not.toMatch(/style|script|href|NaN|undefined/);
      expect(numbersIn(stillOf(id)).length).toBeGreaterThan(7);
    }
  });
});
