import { finfo, isFloat, type DType } from '../../tensor';
import { matricesOf } from './matrices';
import type { NamedTensor } from './named-tensor';

/** amsmath's bmatrix takes no more columns unless it is told. */
const MOST_COLUMNS = 10;

/**
 * For amsmath, MathJax and KaTeX: a `bmatrix` for each index of the axes before the last two, the index beneath the name.
 * Numbers are rounded to four decimals; True is 1 and False 0; the fill of a blocked score is `-\max`.
 */
export function latexOf({ name, view }: NamedTensor): string {
  const columns = view.shape.at(-1) ?? 1;
  const note =
    columns > MOST_COLUMNS ? [`% needs \\setcounter{MaxMatrixCols}{${columns}} before it`] : [];
  const matrices = matricesOf(view).map(({ index, rows }) => {
    const below = index.length > 0 ? `_{${index.join(',')}}` : '';
    const body = rows.map((row) => `  ${row.map((x) => cellOf(x, view.dtype)).join(' & ')}`);
    return [
      `\\mathrm{${escaped(name)}}${below} =`,
      '\\begin{bmatrix}',
      body.join(' \\\\\n'),
      '\\end{bmatrix}',
    ].join('\n');
  });
  return `${[...note, ...matrices].join('\n')}\n`;
}

function cellOf(x: number, dtype: DType): string {
  if (Number.isNaN(x)) return '\\mathrm{NaN}';
  const sign = x < 0 ? '-' : '';
  if (!Number.isFinite(x)) return `${sign}\\infty`;
  if (isFloat(dtype) && Math.abs(x) === finfo(dtype).max) return `${sign}\\max`;
  return rounded(x);
}

/** Four decimals; whole numbers as they are; very large and very small ones with a power of ten. */
function rounded(x: number): string {
  const size = Math.abs(x);
  if (Number.isInteger(x) && size < 1e6) return String(x + 0);
  if (size < 1e5 && size >= 5e-4) return x.toFixed(4);
  const [digits, power] = x.toExponential(2).split('e');
  return `${digits} \\cdot 10^{${Number(power)}}`;
}

const signs: Readonly<Record<string, string>> = {
  '\\': '\\backslash ',
  '~': '\\sim ',
  '^': '\\wedge ',
};

/** Of a name: what LaTeX takes for its own is written as a sign. */
const escaped = (text: string): string =>
  text.replace(/[\\&%$#_{}~^\s]/g, (c) => signs[c] ?? (c.trim() ? `\\${c}` : '\\ '));
