/** The way from a prompt of examples to the model page, where it can be taken apart. */

import { itemsOf, type FewShotPrompt } from '../../flamingo/world/few-shot';
import { promptPartsOf } from '../../flamingo/world/prompt-pixels';
import type { PartContent } from '../model/draft.svelte';
import { readPrompt, writePrompt } from '../model/prompt-code';
import { writeQuery, type Parameter } from '../query';

/** The model page's key for a prompt. */
const PROMPT: Parameter<readonly PartContent[]> = {
  key: 'p',
  read: (text, _, drop) => readPrompt(text, drop),
  write: writePrompt,
};

/** The model page's query for a prompt: its scenes on backgrounds of the plain colour, in full light. */
export function modelQuery(prompt: FewShotPrompt): string {
  const contents = promptPartsOf(itemsOf(prompt), (scene) => ({ scene })).map(
    (part): PartContent => {
      if ('text' in part) return { kind: 'text', text: part.text };
      return { kind: 'media', frames: 'image' in part ? [part.image] : part.video };
    },
  );
  return writeQuery(contents, [PROMPT], []);
}
