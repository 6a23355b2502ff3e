/** All that the overview draws: one run, read once. */

import type { Look, ModelInfo, RunResult, TracedTensor } from '../../../flamingo/worker/protocol';
import type { Run } from '../live-run.svelte';
import { nameOfPart, type Part, type ViewState } from '../view.svelte';
import type { Looks } from './looks';
import { mediaOf, type Frames } from './media';
import { readRiver, type River } from './river';

export interface Shown {
  readonly result: RunResult;
  readonly river: River;
  readonly media: readonly Frames[];
  readonly info: ModelInfo;
  /** What the model of this run sees in a picture; of the same pixels the same promise. */
  readonly look: (frames: Frames) => Promise<Look> | null;
  /** Its latents (1, 1, num_latents, dim). */
  readonly latents: (frames: Frames) => Promise<TracedTensor> | null;
}

export function showRun({ prompt, ablations, result }: Run, info: ModelInfo, looks: Looks): Shown {
  return {
    result,
    info,
    river: readRiver(result),
    media: mediaOf(prompt),
    look: (frames) => looks.of(frames, ablations.checkpoint),
    latents: (frames) => looks.latentsOf(frames, ablations.checkpoint),
  };
}

/** The token whose row is read: the last, where none is chosen or the chosen one is gone. */
export function rowOf({ river: { tokens } }: Shown, { row }: ViewState): number {
  return row !== null && row < tokens.length ? row : tokens.length - 1;
}

/** The head that is read: another model may have fewer. */
export function headOf(heads: number, { head }: ViewState): number {
  return Math.min(head, heads - 1);
}

/** Every part that opens, from left to right. Vision encoder and resampler stand once for all pictures. */
export function partsOf({ media, river: { layers } }: Shown): readonly Part[] {
  const ofMedia: Part[] = media.map((_, medium) => ({ kind: 'picture', medium }));
  const eyes: Part[] =
    media.length === 0
      ? []
      : [
          { kind: 'vision', medium: 0 },
          { kind: 'resampler', medium: 0 },
        ];
  const columns = Array.from({ length: layers }, (_, layer): Part[] => [
    { kind: 'layer', layer },
    { kind: 'lm', layer },
  ]);
  return [...ofMedia, ...eyes, ...columns.flat(), { kind: 'answer' }];
}

/** The button that a part is opened with: of vision encoder and resampler there is one for all pictures. */
export function buttonOf(part: Part): string {
  const isShared = part.kind === 'vision' || part.kind === 'resampler';
  return isShared ? part.kind : nameOfPart(part);
}

/** What stands open, if this run has it. */
export function openPart({ media, river: { layers } }: Shown, { open }: ViewState): Part | null {
  if (open === null) return null;
  if ('medium' in open) return open.medium < media.length ? open : null;
  return 'layer' in open && open.layer >= layers ? null : open;
}
