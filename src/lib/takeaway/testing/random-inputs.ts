/** For tests: inputs of the Mask Lab drawn from a seed, small, and of every kind. */

import { uniforms } from '../../flamingo/mulberry32';
import type { Inputs, Token, TokenKind } from '../../trace';

/** In turn float32, float16 and bfloat16, eq and ge; with and without cached media, pictures, gates. */
export function randomInputs(seed: number): Inputs {
  const next = uniforms(seed);
  const upTo = (most: number) => Math.floor(next() * (most + 1));
  const kinds: readonly TokenKind[] = ['text', 'text', 'image', 'pad'];
  const row = (length: number, isNew = false): Token[] =>
    Array.from({ length }, () => ({ kind: isNew ? 'text' : kinds[upTo(3)], word: null }));
  const [B, T_txt, fresh] = [1 + upTo(2), 1 + upTo(7), 1 + upTo(2)];
  return {
    rows: Array.from({ length: B }, () => row(T_txt)),
    fresh: Array.from({ length: B }, () => row(fresh, true)),
    T_img: upTo(4),
    n: 1 + upTo(3),
    heads: 1 + upTo(3),
    op: seed % 2 === 0 ? 'eq' : 'ge',
    cached: upTo(2) === 0,
    dtype: (['float32', 'float16', 'bfloat16'] as const)[seed % 3],
    seed: upTo(999999),
    gate: 4 * next() - 2,
    ffGate: upTo(1) === 0 ? 0 : 4 * next() - 2,
  };
}
