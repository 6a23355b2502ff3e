/** A run that follows from the inputs alone: `run` makes it again. */

import { cachedWordAt, wordAt, type Inputs, type Token, type Trace } from '../../../trace';
import { typescriptString } from '../quoting';

export const drawnImports = `import { tensor, toFlat, type DType, type View } from 'flamingo-explainer/tensor';
import { run, type Inputs, type Token } from 'flamingo-explainer/trace';
`;

const settings = [
  'T_img',
  'n',
  'heads',
  'op',
  'cached',
  'dtype',
  'seed',
  'gate',
  'ffGate',
] as const;

/** The inputs in words, and the run that follows from them. */
export function drawnRun({ inputs, error }: Trace): string {
  const others = settings.map((key) => {
    const value = inputs[key];
    return `  ${key}: ${typeof value === 'string' ? `'${value}'` : String(value)},`;
  });
  return `${tokens}

// What is set on the page
const inputs: Inputs = {
  rows: ${rowsOf(inputs.rows, (b, t) => cachedWordAt(inputs, b, t))},
  // New tokens, with cached media alone
  fresh: ${inputs.cached ? rowsOf(inputs.fresh, (b, t) => wordAt(inputs, b, t)) : '[]'},
${others.join('\n')}
};

const { tensors, error } = run(inputs);
const found: Readonly<Record<string, View | undefined>> = { ...tensors };
${error ? stops : goesThrough}
`;
}

const tokens = `const image: Token = { kind: 'image', word: null };
const pad: Token = { kind: 'pad', word: null };
const text = (word: string): Token => ({ kind: 'text', word });`;

function rowsOf(rows: Inputs['rows'], wordOf: (b: number, t: number) => string): string {
  const tokenOf = ({ kind }: Token, b: number, t: number) =>
    kind === 'text' ? `text(${typescriptString(wordOf(b, t))})` : kind;
  const lines = rows.map((row, b) => row.map((token, t) => tokenOf(token, b, t)).join(', '));
  return `[\n${lines.map((line) => `    [${line}],\n`).join('')}  ]`;
}

const goesThrough = 'if (error) throw new Error(`Stopped at ${error.step}: ${error.message}`);';

const stops = `// Here the real code stops, since there is no picture to take the maximum of.
if (error?.step !== 'amax') throw new Error('The maximum over no picture should have stopped the run.');
console.log(\`As on the page, the run stops here: \${error.message}\`);`;
