import { finfo, isFloat, toFlat, type DType } from '../../tensor';
import { booleanName, num } from '../../trace';
import { axesOf } from './axes';
import { matricesOf, type MatrixSlice } from './matrices';
import type { NamedTensor } from './named-tensor';

/**
 * GitHub-flavoured Markdown: a line that says in words what the tensor is (it serves as the alternative text of a picture
 * too), then a table for each index of the axes before the last two, with the rows and columns counted from 0. Numbers are
 * rounded to four decimals; whole ones, and those beyond 1e5, are not.
 */
export function markdownOf(tensor: NamedTensor): string {
  const tables = matricesOf(tensor.view).map((slice) => tableOf(tensor, slice));
  return `${[altTextOf(tensor), ...tables].join('\n\n')}\n`;
}

/** One line: name, type, shape, and the smallest and the largest number, or how many are True. */
export function altTextOf({ name, view }: NamedTensor): string {
  const shape = `${view.dtype}, (${view.shape.join(', ')})`;
  const values = toFlat(view);
  if (values.length === 0) return `${escaped(name)}: ${shape}`;
  if (view.dtype === 'bool') {
    const count = values.filter(Boolean).length;
    return `${escaped(name)}: ${shape}, True: ${count} / ${values.length}`;
  }
  const [low, high] = values.reduce(
    ([least, most], x) => [Math.min(least, x), Math.max(most, x)],
    [Infinity, -Infinity],
  );
  return `${escaped(name)}: ${shape}, ${cellOf(low, view.dtype)} … ${cellOf(high, view.dtype)}`;
}

function tableOf(tensor: NamedTensor, { index, rows }: MatrixSlice): string {
  const { name, view } = tensor;
  const axes = axesOf(tensor);
  const fixed = index.map((i, axis) => `${axes[axis]} = ${i}`).join(', ');
  const [down, across] = view.dimension >= 2 ? axes.slice(-2) : ['', axes[0] ?? ''];
  const columns = view.shape.at(-1) ?? 1;
  const heads = Array.from({ length: columns }, (_, j) => String(j));
  const lines = [
    [corner(down, across), ...heads],
    ['---', ...heads.map(() => '---:')],
    ...rows.map((row, i) => [
      view.dimension >= 2 ? `**${i}**` : '',
      ...row.map((x) => cellOf(x, view.dtype)),
    ]),
  ];
  const table = lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return fixed ? `**${escaped(name)}**, ${fixed}\n\n${table}` : table;
}

const corner = (down: string, across: string): string =>
  [down && `${escaped(down)} ↓`, across && `${escaped(across)} →`].filter(Boolean).join(' ');

/** The fill of a blocked score is named, since its 39 digits say less. */
function cellOf(x: number, dtype: DType): string {
  if (dtype === 'bool') return booleanName(x);
  if (isFloat(dtype) && x === -finfo(dtype).max) return '−max';
  return num(x);
}

/** What Markdown, or the table, would take for its own. */
const escaped = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+!|<>&~$-]/g, '\\$&');
