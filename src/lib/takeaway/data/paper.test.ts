import { describe, expect, test } from 'vitest';
import { tensor } from '../../tensor';
import { latexOf } from './latex';
import { altTextOf, markdownOf } from './markdown';

const MAX = 3.4028234663852886e38;

const sim_masked = {
  name: 'sim_masked',
  view: tensor([0.25, -MAX, -1.5, 2], { shape: [2, 1, 1, 2] }),
};

describe('Markdown', () => {
  test('has a table for each row of the batch and head, with tokens down and latents across', () => {
    expect(markdownOf(sim_masked)).toBe(`sim\\_masked: float32, (2, 1, 1, 2), \u2212max \u2026 2

**sim\\_masked**, b = 0, h = 0

| t \u2193 j \u2192 | 0 | 1 |
| --- | ---: | ---: |
| **0** | 0.2500 | \u2212max |

**sim\\_masked**, b = 1, h = 0

| t \u2193 j \u2192 | 0 | 1 |
| --- | ---: | ---: |
| **0** | \u22121.5000 | 2 |
`);
  });

  test('a tensor of one axis is one row', () => {
    const table = markdownOf({ name: 'media_time', view: tensor([1, 2], { dtype: 'int64' }) });
    expect(table).toBe(
      'media\\_time: int64, (2), 1 \u2026 2\n\n| i \u2192 | 0 | 1 |\n| --- | ---: | ---: |\n|  | 1 | 2 |\n',
    );
  });

  test('the line above says how much of a mask is True', () => {
    const view = tensor([1, 0, 1], { dtype: 'bool' });
    expect(altTextOf({ name: 'x', view })).toBe('x: bool, (3), True: 2 / 3');
  });

  test('a name can neither leave its cell nor become a link or a tag', () => {
    const text = altTextOf({ name: 'a|b\n[c](d)<script>', view: tensor([]) });
    expect(text).toBe('a\\|b \\[c\\]\\(d\\)\\<script\\>: float32, (0)');
  });
});

describe('LaTeX', () => {
  test('has a matrix for each row of the batch and head, with the fill as -max', () => {
    expect(latexOf(sim_masked)).toBe(`\\mathrm{sim\\_masked}_{0,0} =
\\begin{bmatrix}
  0.2500 & -\\max
\\end{bmatrix}
\\mathrm{sim\\_masked}_{1,0} =
\\begin{bmatrix}
  -1.5000 & 2
\\end{bmatrix}
`);
  });

  test('booleans are 1 and 0, rows end in two backslashes', () => {
    const view = tensor([1, 0, 0, 1], { shape: [2, 2], dtype: 'bool' });
    expect(latexOf({ name: 'mask', view })).toContain('  1 & 0 \\\\\n  0 & 1\n');
  });

  test('tiny, huge and not finite numbers are readable', () => {
    const view = tensor([1.5e-7, -2.5e20, -Infinity, NaN, -0]);
    expect(latexOf({ name: 'x', view })).toContain(
      '1.50 \\cdot 10^{-7} & -2.50 \\cdot 10^{20} & -\\infty & \\mathrm{NaN} & 0\n',
    );
  });

  test('says what more than ten columns need', () => {
    const wide = (columns: number) =>
      latexOf({ name: 'x', view: tensor(new Float32Array(columns)) });
    expect(wide(11)).toMatch(/^% needs \\setcounter\{MaxMatrixCols\}\{11\}/);
    expect(wide(10)).not.toContain('%');
  });

  test('what LaTeX takes for its own is escaped in a name', () => {
    expect(latexOf({ name: '\\input{a}%$ ~^', view: tensor([1]) })).toContain(
      '\\mathrm{\\backslash input\\{a\\}\\%\\$\\ \\sim \\wedge } =',
    );
  });
});
