/** What one run of the gated block takes, so that an experiment can change a part of it and run it again. */

import { gatedCrossAttentionBlock, type AttentionOptions, type BlockWeights } from '../../flamingo';
import type { View } from '../../tensor';
import { need, type TensorName, type Trace } from '../../trace';

export interface BlockCase {
  /** (B, T_txt, D) */
  readonly x: View;
  /** (B, T_img, n, D): latents */
  readonly media: View;
  /** (B, T_loc) bool */
  readonly media_locations: View;
  readonly weights: BlockWeights;
  readonly options: AttentionOptions;
}

/** The case whose run the trace is. */
export function caseOf(trace: Trace): BlockCase {
  return {
    x: need(trace, 'lang_x'),
    media: need(trace, 'latents'),
    media_locations: need(trace, 'media_locations'),
    weights: trace.weights,
    options: {
      heads: trace.inputs.heads,
      only_attend_immediate_media: trace.inputs.op === 'eq',
      use_cached_media: trace.inputs.cached,
    },
  };
}

/** One of the tensors that the block names, of one run. @throws {Error} where the block has none of that name */
export function tensorOf(given: BlockCase, wanted: TensorName): View {
  const { x, media, media_locations, weights, options } = given;
  let found: View | null = null;
  gatedCrossAttentionBlock(x, media, media_locations, weights, options, (name, value) => {
    if (name === wanted) found = value;
  });
  if (found === null) throw new Error(`the block has no ${wanted}`);
  return found;
}
