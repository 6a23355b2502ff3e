/** The counterpart of `lib/stages/index.ts` in a module: one stage is in the first file, the others are fetched. */

import type { Component } from 'svelte';
import type { StageProps } from '../../lib/stages/stage';
import Mask from '../../lib/stages/steps/mask.svelte';
import type { StepId } from '../../lib/trace';
import { stages } from './parts';
import NoStage from './NoStage.svelte';

/** Of stages that are here none is waited for: the focus goes from a step's cell to the next step's within a tick. */
export function stageOf(id: StepId): Component<StageProps> {
  return id === 'mask' ? Mask : (stages.now?.stageOf(id) ?? NoStage);
}

/** Settles once the step's stage is here, or cannot be had; null: it is here. */
export const fetchStage = (id: StepId): Promise<void> | null =>
  id === 'mask' ? null : stages.come();
