/** The resampler page: where the latents look. */

import type { ResamplerDesk } from '../../player/resampler/desk.svelte';
import { scriptOf, tensorsOf } from '../../player/resampler/takeaway';
import { modelFolder } from '../live/reader';
import { choicesOf, takeawayOfLive } from './of-live';
import type { Takeaway } from './takeaway';

/** @param element the attention on the frames */
export function takeawayOfResampler(
  { sight, status, state }: ResamplerDesk,
  title: string,
  element: HTMLElement | null,
): Takeaway {
  const isReady = sight?.seen && status.kind === 'ready';
  return takeawayOfLive({
    title,
    fileName: 'flamingo-resampler',
    element,
    tensors: sight ? choicesOf(tensorsOf(sight)) : [],
    current: sight?.seen ? `perceiver.layer.${state.layer}.attn` : null,
    script: isReady
      ? (options) => scriptOf(sight, status.info, { ...options, folder: modelFolder() })
      : null,
  });
}
