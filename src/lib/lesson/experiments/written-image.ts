/** An answer that is written token by token, with cached media, and that holds an `<image>` of its own. */

import { ConditionedMedia } from '../../flamingo/runtime/conditioned-media';
import { Pool } from '../../flamingo/runtime/pool';
import { createTypescriptKernels } from '../../tensor/kernels/typescript';

/** Token ids, one row a sample. */
type Ids = readonly (readonly number[])[];

export interface Written {
  /** text_time of the newest token of each sample at each step, as OpenFlamingo generates: [B][steps]. */
  readonly cached: number[][];
  /** The same where the whole sequence is read anew at each step. */
  readonly recomputed: number[][];
}

/** What the layers are told of the media; there is no layer here, so nothing is computed beside the times. */
function conditioned(T_img: number, B: number): ConditionedMedia {
  const kernels = createTypescriptKernels('float32');
  const vis_x = { values: [], shape: [B, T_img, 1, 1] as const };
  return new ConditionedMedia(kernels, new Pool(kernels), [], vis_x, {
    only_attend_immediate_media: true,
    use_cached_vision_x: true,
  });
}

/**
 * Step 0 reads the prompts; each later step reads the token that was appended last.
 * @param appended the tokens of each sample, in order
 * @param image the id of `<image>`
 */
export function textTimesWhileWriting(
  prompts: Ids,
  appended: Ids,
  T_img: number,
  image: number,
): Written {
  const kept = conditioned(T_img, prompts.length);
  const steps = Array.from({ length: appended[0].length + 1 }, (_, step) => step);
  const last = (times: readonly (readonly number[])[]) => times.map((row) => row[row.length - 1]);
  const cached = steps.map((step) => {
    const fed = step === 0 ? prompts : appended.map((row) => [row[step - 1]]);
    return last(kept.turn(fed, image).text_time);
  });
  const recomputed = steps.map((step) => {
    const whole = prompts.map((row, b) => [...row, ...appended[b].slice(0, step)]);
    return last(conditioned(T_img, prompts.length).turn(whole, image).text_time);
  });
  const bySample = (all: number[][]) => prompts.map((_, b) => all.map((step) => step[b]));
  return { cached: bySample(cached), recomputed: bySample(recomputed) };
}
