/** Values of ours as Python's literals. */

import { base64Lines } from '../base64';
import { pythonString } from '../quoting';

export type Literal =
  null | boolean | number | string | readonly Literal[] | { readonly [key: string]: Literal };

const WIDTH = 110;
const INDENT = '    ';

/** A literal; what does not fit on a line is broken into several, by entries. Numbers are finite. */
export function pythonLiteral(value: Literal, indent = ''): string {
  const short = onOneLine(value);
  const isScalar = typeof value !== 'object' || value === null;
  if (isScalar || indent.length + short.length <= WIDTH) return short;
  const inner = indent + INDENT;
  const isList = Array.isArray(value);
  const entries = isList
    ? filled((value as readonly Literal[]).map(onOneLine), inner)
    : Object.entries(value).map(([key, of]) => `${onOneLine(key)}: ${pythonLiteral(of, inner)},`);
  const [open, close] = isList ? '[]' : '{}';
  return [open, ...entries.map((line) => inner + line), indent + close].join('\n');
}

function onOneLine(value: Literal): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return pythonString(value);
  if (Array.isArray(value)) return `[${(value as readonly Literal[]).map(onOneLine).join(', ')}]`;
  const entries = Object.entries(value).map(
    ([key, of]) => `${pythonString(key)}: ${onOneLine(of)}`,
  );
  return `{${entries.join(', ')}}`;
}

/** As many entries on each line as fit. */
function filled(entries: readonly string[], indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const entry of entries) {
    const longer = `${line}${line && ' '}${entry},`;
    const fits = indent.length + longer.length <= WIDTH;
    if (line && !fits) lines.push(line);
    line = fits ? longer : `${entry},`;
  }
  return [...lines, line];
}

/** An address as it may stand in a docstring: what an address cannot hold is percent-encoded. */
export function addressText(link: string): string {
  return link
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[^\w\-.~:/?#[\]@!$&'()*+,;=%]/gu, encodeURIComponent);
}

/** What is encoded at a stretch: 360 lines of 75 bytes. */
const PIECE = 360 * 75;

/** `NAME = """ … """` in base64, in pieces, since the weights are megabytes: whoever has a reader waiting can pause between. */
export function* base64Literal(name: string, bytes: Uint8Array): Generator<string> {
  yield `${name} = """\n`;
  for (let from = 0; from < bytes.length; from += PIECE) {
    yield `${base64Lines(bytes.subarray(from, from + PIECE)).join('\n')}\n`;
  }
  yield '"""\n';
}
