/** Words of a layer of the model in the steps of the Mask Lab, in English. Fetched when a layer is opened. */

import type { Sizes, StepId } from '../../trace';

/** In place of the Lab's own words, where those speak of its small example. */
const bodies: Partial<Record<StepId, string>> = {
  sequence:
    'Your prompt, token by token. Where a picture stands, the text holds one `<image>` token: **it says that there is a picture, not what is in it**.',
  sim: 'Every query meets every key, **blocked or not**: so OpenFlamingo does it, before it builds the mask. The fast kernels of this page skip blocked scores, and work them out only to be shown here.',
};

export const layer = {
  title: (layer: number) => `Layer ${layer}: gated cross-attention`,
  lead: (tokens: number, pictures: number, sizes: Sizes, heads: number) =>
    `The steps of the Mask Lab with the model’s own numbers: ${tokens === 1 ? '1 token' : `${tokens} tokens`}, ${pictures === 1 ? '1 picture' : `${pictures} pictures`}, ${sizes.dim} features a token, ${heads} heads of ${sizes.dim_head}, trained weights. They were recorded while your prompt was read; **what the fast kernels skip** (the mask, the fill of blocked scores and the softmax over it) is worked out here, with the Mask Lab’s code.`,
  bodies,
  close: (layer: number) => `Close layer ${layer}`,
  loading: (layer: number) => `Fetching the weights of layer ${layer} …`,
  failed: (layer: number, why: string) => `Layer ${layer} cannot be shown. ${why}`,
  again: 'Try again',
  notRun: (layer: number) => `Layer ${layer} has no gated cross-attention in this run.`,
  headsOff: (heads: readonly number[]) =>
    `Switched off in this run: ${heads.length === 1 ? 'head' : 'heads'} ${heads.join(', ')}. What they find is multiplied by 0 before \`to_out\`.`,
  noPicture:
    'Without a picture OpenFlamingo stops with an error. This model goes on, as if all its attention were 0; so the last steps have numbers again.',
};
