/** What a learner may set: the tokens of the batch and the switches of OpenFlamingo's masked cross-attention. */

import type { DType } from '../tensor';

export type TokenKind = 'text' | 'image' | 'pad';

/** One place of a sequence. A word of `null` means the default word of that place. */
export interface Token {
  readonly kind: TokenKind;
  readonly word: string | null;
}

export type MaskOp = 'eq' | 'ge';

export interface Inputs {
  /** B rows of equal length T_txt; with `cached` they are the cached locations (T_loc). */
  readonly rows: readonly (readonly Token[])[];
  /** B rows of new text tokens, fed one step after the cached ones. Read only with `cached`. */
  readonly fresh: readonly (readonly Token[])[];
  /** T_img, images per row. */
  readonly T_img: number;
  /** Latents per image, the resampler's number of queries. */
  readonly n: number;
  readonly heads: number;
  /** eq: only_attend_immediate_media; ge: all previous media. */
  readonly op: MaskOp;
  /** use_cached_media: every new token takes the total count of `<image>`. */
  readonly cached: boolean;
  readonly dtype: Extract<DType, 'float32' | 'float16' | 'bfloat16'>;
  readonly seed: number;
  /** attn_gate before its tanh. */
  readonly gate: number;
  /** ff_gate before its tanh. */
  readonly ffGate: number;
}

/** The sizes that the Lab takes: [smallest, largest]. */
export const limits = {
  B: [1, 4],
  T_txt: [1, 64],
  T_img: [0, 8],
  n: [1, 64],
  heads: [1, 4],
  seed: [0, 999999],
  gate: [-20, 20],
} as const;

/** Longest word of a token, in UTF-16 units. */
export const maxWordLength = 24;

/** OpenFlamingo's special ids, as in the reference numbers: 0 pad, 1 bos, 2 end of chunk, 3 `<image>`. */
export const specialIds = { pad: 0, image: 3 } as const;

const sentences = [
  'An old big bird stands by the lake and looks at a red boat far away',
  'the a small dog runs after its blue ball over the green grass all day',
  'one warm day we saw two bears eat honey near some tall pine trees there',
  'my best friend has a very shy cat that sleeps under her wooden desk now',
].map((line) => line.split(' '));

/** The word that stands at place `t` of row `b` until somebody writes another. */
export function defaultWord(b: number, t: number): string {
  const words = sentences[b % sentences.length];
  return words[t % words.length];
}

export function wordAt(inputs: Inputs, b: number, t: number): string {
  const token = sequence(inputs)[b][t];
  if (token.kind === 'image') return '<image>';
  if (token.kind === 'pad') return '<pad>';
  const place = inputs.cached ? inputs.rows[b].length + t : t;
  return token.word ?? defaultWord(b, place);
}

/** The tokens that the layer sees now: the new ones when the media are cached, else all. */
export function sequence(inputs: Inputs): readonly (readonly Token[])[] {
  return inputs.cached ? inputs.fresh : inputs.rows;
}

/** The word of a cached token (only with `cached`; else the same as `wordAt`). */
export function cachedWordAt(inputs: Inputs, b: number, t: number): string {
  const token = inputs.rows[b][t];
  if (token.kind === 'image') return '<image>';
  if (token.kind === 'pad') return '<pad>';
  return token.word ?? defaultWord(b, t);
}
