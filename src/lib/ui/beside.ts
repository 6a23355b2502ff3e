/** Whether the inspector stands beside the cells or below them: a matter of the step and the sizes, never of the words. */

import type { Inputs, StepId } from '../trace';

const lineSteps: readonly StepId[] = ['sequence', 'media_locations', 'text_time'];
const wideSteps: readonly StepId[] = ['out', 'gate'];

/** The most columns that leave room for the inspector on a wide screen. */
const MOST = { tokens: 6, latents: 8, latentsAtSim: 6 };

export function fitsBeside(step: StepId, { rows, fresh, cached, T_img, n }: Inputs): boolean {
  if (wideSteps.includes(step)) return false;
  if (lineSteps.includes(step)) {
    return Math.max(rows[0].length, cached ? fresh[0].length : 0) <= MOST.tokens;
  }
  return T_img * n <= (step === 'sim' ? MOST.latentsAtSim : MOST.latents);
}
