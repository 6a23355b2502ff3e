import { describe, expect, test } from 'vitest';
import { drawFewShot } from '../../flamingo/world/draw-few-shot';
import { promptOf } from '../../flamingo/world/few-shot';
import { placesOf } from '../../player/few-shot/attention';
import { arcsOf, CELL, HEAD_WIDTH, pitch, sizeOf } from './look-layout';

const rows = placesOf(promptOf(drawFewShot('sign_place', 0), 2, 'none'), []);
// <image> = africa . <|endofchunk|>, twice, then <image> =
const T = 12;
const looking = (at: Readonly<Record<number, number>>) =>
  Array.from({ length: T }, (_, t) => at[t] ?? 0);

describe('lines from the last token', () => {
  test('go to what it looks at, the widest last; not to itself, nor where it hardly looks', () => {
    const arcs = arcsOf(rows, looking({ 2: 0.6, 7: 0.2, 3: 0.009, 10: 0.05, 11: 0.141 }));
    expect(arcs.map(({ t, weight }) => [t, weight])).toEqual([
      [10, 0.05],
      [7, 0.2],
      [2, 0.6],
    ]);
  });

  test('begin above the last token and end below the other, or stay beneath the last row', () => {
    const [within, near, above] = arcsOf(rows, looking({ 2: 0.6, 7: 0.3, 10: 0.05 }));
    const x = (column: number) => HEAD_WIDTH + column * (CELL.width + CELL.gap) + CELL.width / 2;
    for (const { d } of [near, above]) expect(d.startsWith(`M${x(1)} ${2 * pitch}V`)).toBe(true);
    expect(above.d.endsWith(`H${x(2)}V${CELL.height}`)).toBe(true);
    expect(near.d.endsWith(`H${x(2)}V${pitch + CELL.height}`)).toBe(true);
    expect(within.d.endsWith(`H${x(0)}V${2 * pitch + CELL.height}`)).toBe(true);
  });

  test('go around the words in between', () => {
    const [{ d }] = arcsOf(rows, looking({ 2: 0.6 }));
    const alley = HEAD_WIDTH + 2 * (CELL.width + CELL.gap) - CELL.gap / 2;
    expect(d).toContain(`H${alley}V`);
  });

  test('fit into the size of the whole', () => {
    const { width, height } = sizeOf(rows);
    expect(width).toBe(HEAD_WIDTH + 5 * (CELL.width + CELL.gap));
    expect(height).toBeGreaterThan(2 * pitch + CELL.height);
  });
});
