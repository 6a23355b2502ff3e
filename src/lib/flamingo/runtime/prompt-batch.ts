import type { FlamingoConfig } from './config';
import type { InputIds } from './media-rows';
import type { Values } from './record';

/** Token ids, and the latents (num_latents, dim) of each picture or clip in their order. */
export interface Prompt {
  readonly input_ids: readonly number[];
  readonly media: readonly Values[];
}

export interface PromptBatch {
  readonly prompts: readonly Prompt[];
  readonly input_ids: InputIds;
  readonly attention_mask: readonly (readonly number[])[];
}

/** @throws {Error} one line, for a prompt that the model cannot read */
export function checkPrompt(
  { input_ids, media }: Prompt,
  { lang_encoder, perceiver, special_tokens }: FlamingoConfig,
  check_media = true,
): void {
  if (input_ids.length > lang_encoder.context) {
    const limit = `the context holds ${lang_encoder.context}`;
    throw new Error(`prompt: ${input_ids.length} tokens are too many, ${limit}`);
  }
  const images = input_ids.filter((id) => id === special_tokens.image).length;
  if (check_media && images !== media.length) {
    throw new Error(`prompt: ${images} <image> tokens for ${media.length} pictures or clips`);
  }
  const size = perceiver.num_latents * perceiver.dim;
  const wrong = media.findIndex(({ length }) => length !== size);
  if (wrong >= 0) {
    throw new Error(`prompt: picture ${wrong} has ${media[wrong].length} values, not ${size}`);
  }
}

/**
 * Pads prompts at the left to one length.
 * @throws {Error} when there is no prompt, or when they differ in their number of media and
 *   `mayDiffer` is false: then some row could read media that are not its own
 */
export function batchOf(prompts: readonly Prompt[], pad: number, mayDiffer: boolean): PromptBatch {
  if (prompts.length === 0) throw new Error('prompt: there is none');
  if (!mayDiffer && prompts.some(({ media }) => media.length !== prompts[0].media.length)) {
    throw new Error('prompt: prompts of one batch need equally many pictures, unless each is seen');
  }
  const length = Math.max(...prompts.map(({ input_ids }) => input_ids.length));
  const missing = (prompt: Prompt) => length - prompt.input_ids.length;
  return {
    prompts,
    input_ids: prompts.map((prompt) => [
      ...new Array<number>(missing(prompt)).fill(pad),
      ...prompt.input_ids,
    ]),
    attention_mask: prompts.map((prompt) => [
      ...new Array<number>(missing(prompt)).fill(0),
      ...new Array<number>(prompt.input_ids.length).fill(1),
    ]),
  };
}
