/** Why a step of the generation took its branch of OpenFlamingo's rule for media. */

import type { StepTurn } from '../../../flamingo/runtime/step-turn';

export type Why =
  /** freshWhy: the prompt; noMediaWhy: without a picture; restartWhy: an <image> that the model wrote. */
  | { readonly kind: 'freshWhy' | 'noMediaWhy' | 'restartWhy' }
  /** The locations of an earlier step stay, with their total. */
  | { readonly kind: 'cached'; readonly total: number }
  /** The same, where they are those of an <image> that the model wrote; `before` it the count was another. */
  | { readonly kind: 'after_restart'; readonly total: number; readonly before: number };

export function whyOf(turns: readonly StepTurn[], step: number): Why {
  const { text_time, use_cached_media, mask } = turns[step];
  if (mask.length === 0) return { kind: 'noMediaWhy' };
  if (!use_cached_media) return { kind: step === 0 ? 'freshWhy' : 'restartWhy' };
  const total = text_time[text_time.length - 1];
  const before = countBeforeRestart(turns.slice(0, step));
  return before === null ? { kind: 'cached', total } : { kind: 'after_restart', total, before };
}

/** What text_time had come to when the model wrote its first <image>; null while it has not. */
function countBeforeRestart(turns: readonly StepTurn[]): number | null {
  const restart = turns.findIndex(({ use_cached_media }, i) => i > 0 && !use_cached_media);
  return restart < 0 ? null : (turns[restart - 1].text_time.at(-1) ?? 0);
}
