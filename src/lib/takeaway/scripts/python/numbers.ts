import { toFlat, type View } from '../../../tensor';
import { exact, shortFloat32 } from '../../data/number-text';
import { base64Lines, bytesOf } from '../base64';

/** Up to so many numbers are written out, to be read; more are packed as base64. */
const MOST_WRITTEN_OUT = 200;
const WIDTH = 100;

/** A tensor as a call of `listed` or `packed` of the preludes; `indent` stands before the line on which it begins. */
export function pythonTensor(view: View, indent = ''): string {
  const { dtype, shape } = view;
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  if (view.size > MOST_WRITTEN_OUT) {
    const lines = base64Lines(bytesOf(view)).join('\n');
    return `packed("${dtype}", ${tuple}, """\n${lines}\n""")`;
  }
  const write = dtype === 'float64' ? exact : shortFloat32;
  const values = toFlat(view).map((x) => pythonNumber(x, write));
  const short = `listed("${dtype}", ${tuple}, [${values.join(', ')}])`;
  if (short.length < WIDTH - 20) return short;
  return `listed("${dtype}", ${tuple}, [\n${rowsOf(values, shape.at(-1) ?? 1, indent).join('\n')}\n${indent}])`;
}

function pythonNumber(x: number, write: (x: number) => string): string {
  if (Number.isNaN(x)) return 'nan';
  if (!Number.isFinite(x)) return x > 0 ? 'inf' : '-inf';
  return write(x);
}

/** A row of the last axis begins on a line of its own. */
function rowsOf(values: readonly string[], columns: number, indent: string): string[] {
  const lines: string[] = [];
  const start = `${indent}   `;
  for (let at = 0; at < values.length; at += columns) {
    let line = start;
    for (const value of values.slice(at, at + columns)) {
      if (line.length + value.length + 2 > WIDTH) {
        lines.push(line);
        line = start;
      }
      line += ` ${value},`;
    }
    lines.push(line);
  }
  return lines;
}
