import { toFlat, type View } from '../../../tensor';
import { shortFloat32 } from '../../data/number-text';
import { base64Lines } from '../base64';
import { typescriptString } from '../quoting';

/** Up to so many numbers are written out, to be read; more are packed as base64. */
const MOST_WRITTEN_OUT = 200;
const WIDTH = 90;

/**
 * A tensor as a call of `listed` or `packed` of the script. Packed numbers are little-endian float32 whatever the dtype:
 * booleans, counts and ids fit, and a 16-bit float is kept in one anyway.
 */
export function typescriptTensor(view: View, indent = ''): string {
  const values = toFlat(view);
  const head = `'${view.dtype}', [${view.shape.join(', ')}]`;
  if (values.length <= MOST_WRITTEN_OUT) {
    const lines = wrapped(values.map(shortFloat32), indent);
    return lines.length === 0 ? `listed(${head}, [])` : `listed(${head}, [\n${lines}\n${indent}])`;
  }
  const data = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, i) => data.setFloat32(4 * i, value, true));
  const lines = base64Lines(new Uint8Array(data.buffer)).join('\n');
  return `packed(${head}, \`\n${lines}\n${indent}\`)`;
}

function wrapped(values: readonly string[], indent: string): string {
  const start = `${indent} `;
  const lines: string[] = [];
  let line = start;
  for (const value of values) {
    if (line.length + value.length + 2 > WIDTH) {
      lines.push(line);
      line = start;
    }
    line += ` ${value},`;
  }
  return line === start ? '' : [...lines, line].join('\n');
}

/** Tensors by their names, as an object of the script. */
export function table(name: string, views: Readonly<Partial<Record<string, View>>>): string {
  const lines = Object.entries(views).flatMap(([key, view]) =>
    view ? [`  ${typescriptString(key)}: ${typescriptTensor(view, '  ')},\n`] : [],
  );
  return `const ${name} = {\n${lines.join('')}};\n`;
}
