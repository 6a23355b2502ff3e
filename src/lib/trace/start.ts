/** What goes into the block on a learner's inputs: token ids, text, latents and gates. */

import { tensor, type View } from '../tensor';
import { drawLatents, drawText } from './drawn';
import { cachedWordAt, sequence, specialIds, wordAt, type Inputs } from './inputs';
import type { Tensors } from './types';

/** Ids of words start here, after OpenFlamingo's special ones. */
const FIRST_WORD_ID = 4;

type Start = Pick<Tensors, 'input_ids' | 'lang_x' | 'latents' | 'attn_gate' | 'ff_gate'>;

export function startTensors(inputs: Inputs): Start {
  const tokens = sequence(inputs);
  const [B, T_txt] = [tokens.length, tokens[0].length];
  // step: sequence
  const ids = vocabulary(inputs);
  const input_ids = int(
    tokens.flatMap((row, b) => row.map((_, t) => ids(wordAt(inputs, b, t)))),
    [B, T_txt],
  );
  // step: end
  return {
    input_ids,
    lang_x: drawText(inputs),
    latents: drawLatents(inputs),
    attn_gate: tensor([inputs.gate], { shape: [1], dtype: inputs.dtype }),
    ff_gate: tensor([inputs.ffGate], { shape: [1], dtype: inputs.dtype }),
  };
}

/** The ids in which `<image>` is looked for, (B, T_loc): with cached media those fed earlier, else input_ids. */
export function locatedIds(inputs: Inputs): View {
  const ids = vocabulary(inputs);
  return int(
    inputs.rows.flatMap((row, b) => row.map((_, t) => ids(cachedWordAt(inputs, b, t)))),
    [inputs.rows.length, inputs.rows[0].length],
  );
}

/** Words get ids in the order in which they are first met. */
function vocabulary(inputs: Inputs): (word: string) => number {
  const ids = new Map<string, number>([
    ['<pad>', specialIds.pad],
    ['<image>', specialIds.image],
  ]);
  const id = (word: string): number => {
    const known = ids.get(word) ?? FIRST_WORD_ID + ids.size - 2;
    ids.set(word, known);
    return known;
  };
  inputs.rows.forEach((row, b) => row.forEach((_, t) => id(cachedWordAt(inputs, b, t))));
  return id;
}

function int(values: number[], shape: number[]): View {
  return tensor(values, { shape, dtype: 'int64' });
}
