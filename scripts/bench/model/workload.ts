/** What every runtime is asked to do: three pictures, a prompt with them, and an answer, the same each time. */

import type { FlamingoConfig } from '../../../src/lib/flamingo/runtime/config';
import type { Prompt } from './runtime';

export const PROMPT_TOKENS = 64;
export const ANSWER_TOKENS = 16;
/** Where the pictures stand in the prompt: two examples and a question. */
const PICTURES_AT = [1, 21, 42];

export interface Workload {
  /** `(size, size, 3)`, 0 to 255. */
  readonly pictures: readonly Uint8Array[];
  readonly tokens: Int32Array;
  readonly seen: Int32Array;
  /** Given one by one whatever the logits say, so that all runtimes compute the same. */
  readonly answer: readonly number[];
}

/** Marsaglia's xorshift32: uniform in (-1, 1). */
export function uniform(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state / 2 ** 31;
  };
}

export function createWorkload({
  vision_encoder,
  lang_encoder,
  special_tokens,
}: FlamingoConfig): Workload {
  const next = uniform(3);
  const bytes = 3 * vision_encoder.image_size ** 2;
  const picture = () => Uint8Array.from({ length: bytes }, () => 128 + 127 * next());
  const first = Math.max(...Object.values<number>({ ...special_tokens })) + 1;
  const word = () => first + Math.floor(((next() + 1) / 2) * (lang_encoder.vocab_size - first));
  const tokens = Int32Array.from({ length: PROMPT_TOKENS }, word);
  for (const at of PICTURES_AT) tokens[at] = special_tokens.image;
  return {
    pictures: PICTURES_AT.map(picture),
    tokens,
    seen: tokens.map((_, i) => PICTURES_AT.filter((at) => at <= i).length),
    answer: Array.from({ length: ANSWER_TOKENS }, word),
  };
}

export function promptOf({ tokens, seen }: Workload, latents: readonly Float32Array[]): Prompt {
  const all = new Float32Array(latents.reduce((sum, part) => sum + part.length, 0));
  latents.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return { tokens, latents: all, seen };
}
