/** A run of a layer of a model: its lines work it out again from what entered the block. */

import type { View } from '../../../tensor';
import { sequence, wordAt, type Trace } from '../../../trace';
import { typescriptString } from '../quoting';
import { blockLines } from './block';
import { table, typescriptTensor } from './numbers';

export const modelImports = `import {
  add, amax, arange, chunk, countNonzero, cumsum, einsum, eq, exp, finfo, ge, gelu, IndexError,
  layerNorm, linear, logicalNot, maskedFill, mul, rearrange, repeat, softmax, sub, sum, tanh,
  tensor, toFlat, type DType, type View,
} from 'flamingo-explainer/tensor';
`;

/** What entered the block of a model, and its lines. */
export function modelRun(trace: Trace): string {
  const { inputs, sizes, changes, media_token_id, tensors, weights } = trace;
  const words = sequence(inputs).map((row, b) =>
    row.map((_, t) => typescriptString(wordAt(inputs, b, t))),
  );
  const given = givenNames.map((name) => `const ${name} = ${typescriptTensor(tensors[name]!)};`);
  const on = Array.from({ length: inputs.heads }, (_, h) =>
    changes.heads_off.includes(h) ? 0 : 1,
  );
  const heads_on = `const heads_on = tensor([${on.join(', ')}], { shape: [1, heads, 1, 1] });`;
  const names = Object.keys(foundOf(trace)).map((name) => `  ${foundAs[name] ?? name},`);
  return `// What is set on the page: ${words.map((row) => row.join(' ')).join(' / ')}
const only_attend_immediate_media: boolean = ${inputs.op === 'eq'}; // true: eq. false: ge
const use_cached_media: boolean = ${inputs.cached};
const media_token_id = ${media_token_id};
const [heads, dim_head] = [${inputs.heads}, ${sizes.dim_head}];
${changes.heads_off.length > 0 ? `${heads_on}\n` : ''}
// What goes in
${given.join('\n')}

// Weights, by their names in the state dict
${table('weights', withoutGates(weights))}
// OpenFlamingo's block, line by line
${blockLines(trace).join('\n')}
const found: Readonly<Record<string, View | undefined>> = {
${names.join('\n')}
};
`;
}

const givenNames = ['input_ids', 'lang_x', 'latents', 'attn_gate', 'ff_gate'] as const;

/** What the lines work out: all but what is given. */
export function foundOf({ tensors }: Trace): Record<string, View> {
  const given: ReadonlySet<string> = new Set(givenNames);
  return Object.fromEntries(Object.entries(tensors).filter(([name]) => !given.has(name)));
}

/** The operation has the name already. */
const foundAs: Readonly<Record<string, string>> = { amax: 'amax: row_max' };

/** The gates are given by themselves. */
const withoutGates = (weights: Trace['weights']): Record<string, View> =>
  Object.fromEntries(Object.entries(weights).filter(([name]) => !name.endsWith('_gate')));
