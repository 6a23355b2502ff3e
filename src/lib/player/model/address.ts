/** The state of the model page as a query, and back. The reader's own pictures are not in it. */

import { exampleIds } from '../../flamingo/examples';
import { Unusable } from '../dropped';
import { readQuery, writeQuery, type Parameter as QueryParameter, type ReadQuery } from '../query';
import { themes } from '../state';
import { bit, choice, flag, place, real, whole } from '../values';
import type { Ablations } from './ablations';
import * as lists from './lists';
import { defaults, limits, type ModelPageState } from './page-state';
import { readPrompt, writePrompt } from './prompt-code';
import { nameOfPart, partOf, type Part } from './view.svelte';

type Parameter = QueryParameter<ModelPageState>;

/** A parameter of one part of the state. */
function within<K extends 'ablations' | 'view' | 'writing'>(of: K) {
  return <P extends keyof ModelPageState[K]>(
    key: string,
    name: P,
    read: (text: string) => ModelPageState[K][P],
    write: (value: ModelPageState[K][P]) => string = String,
  ): Parameter => ({
    key,
    read: (text, state) => ({ ...state, [of]: { ...state[of], [name]: read(text) } }),
    write: (state) => write(state[of][name]),
  });
}

const ablation = within<'ablations'>('ablations');
const view = within<'view'>('view');
const writing = within<'writing'>('writing');

/** A number or nothing, which is written as nothing. */
const orNone = (range: readonly [number, number]) => (text: string) =>
  text === '' ? null : whole(text, range);
const writeOrNone = (value: number | null) => (value === null ? '' : String(value));

const LAYERS = limits.layer[1] + 1;
const readGates = (text: string) => lists.readGates(text, LAYERS, limits.gate);

const OPEN = 'picture.0, vision.0, resampler.0, layer.0, lm.0, answer';

function readOpen(text: string): Part | null {
  const part = text === '' ? null : partOf(text);
  const isFar = part !== null && 'layer' in part && part.layer > limits.layer[1];
  if ((part === null && text !== '') || isFar)
    throw new Unusable({ kind: 'choice', choices: OPEN });
  return part;
}

/** Longest name of a cell that is kept. */
const LONGEST_CELL = 200;

function readCell(text: string): string {
  if (/^[\w.,@-]*$/.test(text) && text.length <= LONGEST_CELL) return text;
  throw new Unusable({ kind: 'form', example: 'layer.0.attn@0,0,1,2' });
}

const [defaultExample] = exampleIds;
/** What no prompt is written as. */
const NO_PROMPT = '~~';

/** What stands in the prompt. */
export const promptParameters: readonly Parameter[] = [
  {
    key: 'example',
    read: (text, state) => ({ ...state, prompt: { example: choice(text, exampleIds) } }),
    write: ({ prompt }) => ('example' in prompt ? prompt.example : defaultExample),
  },
  {
    // After example: who has written something sees that.
    key: 'p',
    read: (text, state, drop) => ({ ...state, prompt: { contents: readPrompt(text, drop) } }),
    // Nothing in it is something else than no prompt at all.
    write: ({ prompt }) => ('contents' in prompt ? writePrompt(prompt.contents) : NO_PROMPT),
  },
];

/** What is changed about the model and the prompt's pictures, but for which model it is. */
export const ablationParameters: readonly Parameter[] = [
  ablation('op', 'op', (text) => choice<Ablations['op']>(text, ['eq', 'ge'])),
  ablation('ag', 'attn_gate', readGates, lists.writeGates),
  ablation('fg', 'ff_gate', readGates, lists.writeGates),
  ablation(
    'off',
    'heads_off',
    (text) => lists.readHeads(text, limits.layer, limits.head),
    lists.writeHeads,
  ),
  // 0: the line that zeroes rows does not run.
  ablation(
    'zero',
    'skip_zero_rows',
    (text) => !flag(text),
    (skips) => bit(!skips),
  ),
  ablation('swap', 'swap', (text) => lists.readPair(text, limits.token), lists.writePair),
  ablation('blank', 'blank', (text) => lists.readNumbers(text, limits.token)),
];

const checkpoint = ablation('ckpt', 'checkpoint', orNone(limits.checkpoint), writeOrNone);

const views: readonly Parameter[] = [
  view('open', 'open', readOpen, nameOfPart),
  view('row', 'row', orNone(limits.token), writeOrNone),
  view('head', 'head', (text) => place(text, limits.head)),
  view('layer', 'lab', orNone(limits.layer), writeOrNone),
  view('latent', 'latent', (text) => place(text, limits.latent)),
  view('tensor', 'tensor', readCell),
];

const writings: readonly Parameter[] = [
  writing('temp', 'temperature', (text) => real(text, limits.temperature)),
  writing('topk', 'top_k', orNone(limits.top_k), writeOrNone),
  writing('topp', 'top_p', (text) => real(text, limits.top_p)),
  writing('seed', 'seed', (text) => whole(text, limits.seed)),
  writing('on', 'go_on', flag, bit),
];

export const themeParameter: Parameter = {
  key: 'theme',
  read: (text, state) => ({ ...state, theme: choice(text, themes) }),
  write: ({ theme }) => theme,
};

const parameters: readonly Parameter[] = [
  ...promptParameters,
  ...ablationParameters,
  checkpoint,
  ...views,
  ...writings,
  themeParameter,
];

/** What cannot be used is dropped and named, never thrown. */
export function readState(query: string): ReadQuery<ModelPageState> {
  return readQuery(query, parameters, defaults);
}

/** Canonical: defaults are left out, keys stand in one order. Without the question mark; empty for the default state. */
export function writeState(state: ModelPageState): string {
  return writeQuery(state, parameters, defaults);
}
