/** The few-shot page: where the last word looks. */

import type { FewShotDesk } from '../../player/few-shot/desk.svelte';
import { tensorOf } from '../../player/few-shot/attention';
import { scriptOf, tensorsOf } from '../../player/few-shot/takeaway';
import { modelFolder } from '../live/reader';
import { choicesOf, takeawayOfLive } from './of-live';
import type { Takeaway } from './takeaway';

/** @param element the attention; its layer is marked on it */
export function takeawayOfFewShot(
  { said, session }: FewShotDesk,
  title: string,
  element: HTMLElement | null,
): Takeaway {
  const { client, status } = session;
  const isReady = said && client && status.kind === 'ready';
  const layer = Number(element?.dataset.layer ?? 0);
  return takeawayOfLive({
    title,
    fileName: 'flamingo-few-shot',
    element,
    tensors: said ? choicesOf(tensorsOf(said)) : [],
    current: said ? `${tensorOf(layer)}[0, :, -1]` : null,
    script: isReady
      ? (options) => scriptOf(said, client, status.info, { ...options, folder: modelFolder() })
      : null,
  });
}
