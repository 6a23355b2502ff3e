import { max as theirMax } from 'd3-array';
import { interpolateRgb as theirs } from 'd3-interpolate';
import { line as theirLine } from 'd3-shape';
import { describe, expect, it } from 'vitest';
import { interpolateRgb, line, max } from './d3';

describe('what stands in for d3', () => {
  it('mixes colours as d3 does', () => {
    for (const share of [0, 0.13, 0.5, 1]) {
      expect(interpolateRgb('#fffaf5', '#c81e5b')(share)).toBe(theirs('#fffaf5', '#c81e5b')(share));
    }
  });

  it('draws the line that d3 draws', () => {
    const points = [0, 0.25, 1 / 3, 2];
    const at = [(x: number) => x * 10, (x: number) => Math.tanh(x)] as const;
    expect(line<number>(...at)(points)).toBe(theirLine<number>(...at)(points));
    expect(line<number>(...at)([])).toBe(theirLine<number>(...at)([]));
  });

  it('finds what d3 finds to be the largest', () => {
    const values = Float32Array.from([0.5, -7, 3]);
    expect(max(values, Math.abs)).toBe(theirMax(values, Math.abs));
    expect(max([], Math.abs)).toBe(theirMax([], Math.abs));
  });
});
