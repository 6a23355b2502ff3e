/** One entry for each key of the address: how it is read, checked and written. The order is that of the address. */

import { limits, stepIds, type Inputs, type MaskOp } from '../trace';
import { Unusable } from './dropped';
import type { Parameter as QueryParameter } from './query';
import { themes, uis, type LabState } from './state';
import { freshTokens, lettersOf, rowsOf } from '../trace/example';
import { bit, choice, flag, real, whole } from './values';
import { withWords, wordsOf } from './words';

type Parameter = QueryParameter<LabState>;

const VERSION = '1';

const dtypes = { f32: 'float32', f16: 'float16', bf16: 'bfloat16' } as const;

/** A parameter of the example itself. */
function input(
  key: string,
  read: (text: string, inputs: Inputs) => Partial<Inputs>,
  write: (inputs: Inputs) => string,
): Parameter {
  return {
    key,
    read: (text, state) => ({
      ...state,
      inputs: { ...state.inputs, ...read(text, state.inputs) },
    }),
    write: (state) => write(state.inputs),
  };
}

/** A parameter of how the example is looked at. */
function view<K extends 'step' | 'ui' | 'theme' | 'head' | 'predict'>(
  key: K,
  read: (text: string, state: LabState) => LabState[K],
  write: (value: LabState[K]) => string = String,
): Parameter {
  return {
    key,
    read: (text, state) => ({ ...state, [key]: read(text, state) }),
    write: (state) => write(state[key]),
  };
}

const TOKENS = new RegExp(
  `^[.I_]{1,${limits.T_txt[1]}}(,[.I_]{1,${limits.T_txt[1]}}){0,${limits.B[1] - 1}}$`,
);

function readTokens(text: string): Partial<Inputs> {
  if (!TOKENS.test(text)) throw new Unusable({ kind: 'tokens' });
  const rows = rowsOf(text);
  return { rows, fresh: freshTokens(rows.length, 1) };
}

/** With cached media the words of the new tokens follow those of the cached row. */
function readWords(text: string, { rows, fresh, cached }: Inputs): Partial<Inputs> {
  const T = rows[0].length;
  const all = cached ? rows.map((row, b) => [...row, ...fresh[b]]) : rows;
  const worded = withWords(all, text);
  if (!worded) throw new Unusable({ kind: 'words' });
  return {
    rows: worded.map((row) => row.slice(0, T)),
    fresh: cached ? worded.map((row) => row.slice(T)) : fresh,
  };
}

const writeWords = ({ rows, fresh, cached }: Inputs): string =>
  wordsOf(cached ? rows.map((row, b) => [...row, ...fresh[b]]) : rows);

export const parameters: readonly Parameter[] = [
  {
    key: 'v',
    read(text, state) {
      if (text !== VERSION) throw new Unusable({ kind: 'version' });
      return state;
    },
    write: () => VERSION,
  },
  input('t', readTokens, ({ rows }) => lettersOf(rows)),
  input(
    'img',
    (text) => ({ T_img: whole(text, limits.T_img) }),
    ({ T_img }) => String(T_img),
  ),
  input(
    'n',
    (text) => ({ n: whole(text, limits.n) }),
    ({ n }) => String(n),
  ),
  input(
    'op',
    (text) => ({ op: choice<MaskOp>(text, ['eq', 'ge']) }),
    ({ op }) => op,
  ),
  input(
    'cached',
    (text) => ({ cached: flag(text) }),
    ({ cached }) => bit(cached),
  ),
  input(
    'new',
    (text, { rows }) => ({ fresh: freshTokens(rows.length, whole(text, limits.T_txt)) }),
    ({ fresh }) => String(fresh[0].length),
  ),
  // After t, cached and new, since the words are dealt out to their tokens.
  input('w', readWords, writeWords),
  input(
    'heads',
    (text) => ({ heads: whole(text, limits.heads) }),
    ({ heads }) => String(heads),
  ),
  view('head', (text, { inputs }) => whole(text, [0, inputs.heads - 1])),
  input(
    'dtype',
    (text) => ({ dtype: dtypes[choice(text, ['f32', 'f16', 'bf16'])] }),
    ({ dtype }) => ({ float32: 'f32', float16: 'f16', bfloat16: 'bf16' })[dtype],
  ),
  input(
    'seed',
    (text) => ({ seed: whole(text, limits.seed) }),
    ({ seed }) => String(seed),
  ),
  input(
    'gate',
    (text) => ({ gate: real(text, limits.gate) }),
    ({ gate }) => String(gate),
  ),
  input(
    'ff',
    (text) => ({ ffGate: real(text, limits.gate) }),
    ({ ffGate }) => String(ffGate),
  ),
  view('step', (text) => choice(text, stepIds)),
  view('ui', (text) => choice(text, uis)),
  view('theme', (text) => choice(text, themes)),
  view('predict', flag, bit),
];
