/** For tests: an untrained model of small odd sizes, in float64, and two pictures that it has seen. */

import { createTypescriptKernels } from '../../tensor/kernels/typescript';
import { uniforms } from '../mulberry32';
import { randomWeights } from '../runtime/fixtures/random-weights';
import { SMALL_FLAMINGO } from '../runtime/fixtures/small-config';
import type { Values } from '../runtime/record';
import { TinyFlamingo, type GeneratedToken, type TinyGenerateOptions } from '../tiny-flamingo';

export const files = { weights: randomWeights(SMALL_FLAMINGO, 5), config: SMALL_FLAMINGO };
export const model = TinyFlamingo.create({ ...files, kernels: createTypescriptKernels('float64') });
export const { image, endofchunk } = SMALL_FLAMINGO.special_tokens;

/** Noise of 8 x 8; equal seeds give equal pictures. */
export function picture(seed: number): Uint8Array {
  const random = uniforms(seed);
  return Uint8Array.from({ length: 8 * 8 * 3 }, () => Math.floor(256 * random()));
}

/** The whole answer. */
export function answer(
  ids: number[],
  media: Values[],
  options: TinyGenerateOptions = {},
): { tokens: GeneratedToken[]; reason: string } {
  const run = model.generate(ids, media, options);
  const tokens: GeneratedToken[] = [];
  for (let step = run.next(); ; step = run.next()) {
    if (step.done) return { tokens, reason: step.value };
    tokens.push(step.value);
  }
}

/** Latents. */
export const [first, second] = [1, 2].map((seed) => model.encode([picture(seed)]));
export const endless = { eos_token_id: null, max_new_tokens: 5 };
