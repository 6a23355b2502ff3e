import type { PerceiverConfig } from '../runtime/config';
import type { Connector, Cost, Shown } from './connector';
import { term } from './formula';

/** Of the configuration, what counts here. */
export type ResamplerSizes = Pick<
  PerceiverConfig,
  'dim' | 'depth' | 'heads' | 'dim_head' | 'num_latents' | 'ff_mult'
>;

/**
 * Flamingo's Perceiver resampler (OpenFlamingo, helpers.py: PerceiverResampler): in each layer n latents ask all frames
 * of their medium and themselves. T media are T calls of the same weights.
 * @param v tokens of one frame
 */
export function resamplerCost(config: ResamplerSizes, v: number, { media, frames }: Shown): Cost {
  const { dim, depth, num_latents: n } = config;
  const inner = config.heads * config.dim_head;
  const [T, F] = [media, frames];
  const sizes = { T, F, v, n, keys: F * v + n, depth, dim, inner, ff: config.ff_mult * dim };
  return {
    sizes,
    tokens_in: T * F * v,
    tokens_out: T * n,
    tokens_formula: 'T · n',
    terms: [
      term(sizes, 'to_q', ['T', 'depth', 'n', 'dim', 'inner']),
      term(sizes, 'to_kv', [2, 'T', 'depth', 'keys', 'dim', 'inner']),
      term(sizes, 'q kᵀ', ['T', 'depth', 'n', 'keys', 'inner']),
      term(sizes, 'attn v', ['T', 'depth', 'n', 'keys', 'inner']),
      term(sizes, 'to_out', ['T', 'depth', 'n', 'inner', 'dim']),
      term(sizes, 'ff', [2, 'T', 'depth', 'n', 'dim', 'ff']),
    ],
  };
}

/** OpenFlamingo's defaults, behind CLIP ViT-L/14: 224 pixels in patches of 14. */
const published: ResamplerSizes = {
  ...{ dim: 1024, depth: 6, heads: 8, dim_head: 64, num_latents: 64, ff_mult: 4 },
};

export const resampler: Connector = {
  id: 'resampler',
  model: 'OpenFlamingo, CLIP ViT-L/14',
  source: {
    paper: '2204.14198',
    repository: 'github.com/mlfoundations/open_flamingo',
    file: 'open_flamingo/src/helpers.py',
  },
  frame: [256, 1024],
  queries: [64, 1024],
  dim_out: 1024,
  cost: (shown) => resamplerCost(published, 256, shown),
};
