import type { View } from '../../tensor';
import { cachedWordAt, sequence, wordAt, type Token, type Trace } from '../../trace';
import type { Origin } from '../data';
import { inComment, typescriptString } from './quoting';
import { tolerances, whyOf } from './tolerance';
import { blockLines } from './typescript-block';
import { typescriptTensor } from './typescript-numbers';

/**
 * A program in TypeScript on the package `flamingo-explainer`. A run that is drawn from a seed is made again by `run`;
 * one of a model is worked out on tensors from the numbers that entered the block. It throws where a tensor differs.
 */
export function typescriptOf(trace: Trace, { link }: Origin): string {
  const isDrawn = trace.origin === 'drawn';
  return [
    headOf(trace, link),
    isDrawn ? drawnImports : modelImports,
    readers,
    isDrawn ? drawnRun(trace) : modelRun(trace),
    `// What the page shows\n${table('expected', isDrawn ? trace.tensors : foundOf(trace))}`,
    comparisonOf(trace),
  ].join('\n');
}

function headOf({ inputs }: Trace, link: string): string {
  return `// Flamingo's masked gated cross-attention, worked out in TypeScript from the numbers of
//   ${inComment(link)}
//
// Run it with: npm install flamingo-explainer tsx, then npx tsx and the name of this file. Every tensor that
// the page shows is worked out again and compared with what the page shows, in ${inputs.dtype}. The script
// throws if one of them is further off than the tolerance.
`;
}

const drawnImports = `import { tensor, toFlat, type DType, type View } from 'flamingo-explainer/tensor';
import { run, type Inputs, type Token } from 'flamingo-explainer/trace';
`;

const modelImports = `import {
  add, amax, arange, chunk, countNonzero, cumsum, einsum, eq, exp, finfo, ge, gelu, IndexError,
  layerNorm, linear, logicalNot, maskedFill, mul, rearrange, repeat, softmax, sub, sum, tanh,
  tensor, toFlat, type DType, type View,
} from 'flamingo-explainer/tensor';
`;

const readers = `/** Numbers written out, and numbers as base64 of float32 (little-endian, the last axis fastest). */
const listed = (dtype: DType, shape: number[], values: number[]): View =>
  tensor(Float64Array.from(values), { shape, dtype });

function packed(dtype: DType, shape: number[], base64: string): View {
  const bytes = Uint8Array.from(atob(base64.replace(/\\s/g, '')), (c) => c.charCodeAt(0));
  const data = new DataView(bytes.buffer);
  const values = Array.from({ length: bytes.length / 4 }, (_, i) => data.getFloat32(4 * i, true));
  return listed(dtype, shape, values);
}
`;

/** The inputs in words, and the run that follows from them. */
function drawnRun({ inputs, error }: Trace): string {
  const words = (row: readonly Token[], wordOf: (t: number) => string) =>
    `    [${row.map((token, t) => (token.kind === 'text' ? `text(${typescriptString(wordOf(t))})` : token.kind)).join(', ')}],`;
  const rows = inputs.rows.map((row, b) => words(row, (t) => cachedWordAt(inputs, b, t)));
  const fresh = inputs.fresh.map((row, b) =>
    words(row, (t) => (inputs.cached ? wordAt(inputs, b, t) : (row[t].word ?? ''))),
  );
  const others = (
    ['T_img', 'n', 'heads', 'op', 'cached', 'dtype', 'seed', 'gate', 'ffGate'] as const
  ).map((key) => {
    const value = inputs[key];
    return `  ${key}: ${typeof value === 'string' ? `'${value}'` : String(value)},`;
  });
  return `const image: Token = { kind: 'image', word: null };
const pad: Token = { kind: 'pad', word: null };
const text = (word: string): Token => ({ kind: 'text', word });

// What is set on the page
const inputs: Inputs = {
  rows: [
${rows.join('\n')}
  ],
  // New tokens, with cached media alone
  fresh: [
${inputs.cached ? fresh.join('\n') : ''}
  ],
${others.join('\n')}
};

const { tensors, error } = run(inputs);
const found: Readonly<Record<string, View | undefined>> = { ...tensors };
${error ? stopText : 'if (error) throw new Error(`Stopped at ${error.step}: ${error.message}`);'}
`;
}

const stopText = `// Here the real code stops, since there is no picture to take the maximum of.
if (error?.step !== 'amax') throw new Error('The maximum over no picture should have stopped the run.');
console.log(\`As on the page, the run stops here: \${error.message}\`);`;

/** What entered the block of a model, and its lines. */
function modelRun(trace: Trace): string {
  const { inputs, sizes, changes, media_token_id, tensors, weights } = trace;
  const words = sequence(inputs).map((row, b) =>
    row.map((_, t) => typescriptString(wordAt(inputs, b, t))),
  );
  const given = givenNames.map((name) => `const ${name} = ${typescriptTensor(tensors[name]!)};`);
  const on = Array.from({ length: inputs.heads }, (_, h) =>
    changes.heads_off.includes(h) ? 0 : 1,
  );
  const heads_on = `const heads_on = tensor([${on.join(', ')}], { shape: [1, heads, 1, 1] });`;
  return `// What is set on the page: ${words.map((row) => row.join(' ')).join(' / ')}
const only_attend_immediate_media: boolean = ${inputs.op === 'eq'}; // true: eq. false: ge
const use_cached_media: boolean = ${inputs.cached};
const media_token_id = ${media_token_id};
const [heads, dim_head] = [${inputs.heads}, ${sizes.dim_head}];
${changes.heads_off.length > 0 ? `${heads_on}\n` : ''}
// What goes in
${given.join('\n')}

// Weights, by their names in the state dict
${table('weights', { ...weights })}
// OpenFlamingo's block, line by line
${blockLines(trace).join('\n')}
const found: Readonly<Record<string, View | undefined>> = {
${Object.keys(foundOf(trace))
  .map((name) => `  ${name}${name === 'amax' ? ': row_max' : ''},`)
  .join('\n')}
};
`;
}

const givenNames = ['input_ids', 'lang_x', 'latents', 'attn_gate', 'ff_gate'] as const;

/** What the lines work out: all but what is given. */
function foundOf({ tensors }: Trace): Record<string, View> {
  const given: ReadonlySet<string> = new Set(givenNames);
  return Object.fromEntries(Object.entries(tensors).filter(([name]) => !given.has(name)));
}

function table(name: string, views: Readonly<Partial<Record<string, View>>>): string {
  const lines = Object.entries(views).flatMap(([key, view]) =>
    view ? [`  ${typescriptString(key)}: ${typescriptTensor(view, '  ')},\n`] : [],
  );
  return `const ${name} = {\n${lines.join('')}};\n`;
}

function comparisonOf({ inputs: { dtype } }: Trace): string {
  return `/** The largest abs(found - wanted), relative where abs(wanted) is above 1. */
function errorOf(found: View | undefined, wanted: View): number {
  if (String(found?.shape) !== String(wanted.shape)) return Infinity;
  const values = toFlat(found!);
  const errors = toFlat(wanted).map((x, i) =>
    Object.is(x + 0, values[i] + 0) ? 0 : Math.abs(values[i] - x) / Math.max(1, Math.abs(x)),
  );
  return errors.reduce((most, error) => (error <= most ? most : error), 0);
}

const tolerance = ${tolerances[dtype]}; // ${whyOf[dtype]}
let differs = false;
for (const [name, wanted] of Object.entries(expected)) {
  const error = errorOf(found[name], wanted);
  // Not \`error > tolerance\`, which a NaN would pass.
  const isOff = !(error <= tolerance);
  differs ||= isOff;
  const shape = \`[\${wanted.shape.join(', ')}]\`;
  console.log(name.padEnd(22), shape.padEnd(20), error.toExponential(1), isOff ? 'too far' : '');
}
if (differs) throw new Error('The numbers differ from those of the page.');
console.log(\`All \${Object.keys(expected).length} tensors are those of the page, within \${tolerance}.\`);
`;
}
