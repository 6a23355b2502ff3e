import type { Connector } from './connector';
import { term } from './formula';

/** SigLIP so400m at 448 pixels in patches of 14: 32 x 32 tokens a slice. */
const [TOKENS, WIDTH] = [1024, 1152];
const QUERIES = 64;
/** Of the language model, MiniCPM 2B; the resampler works in it. */
const DIM = 2304;

/**
 * MiniCPM-V's resampler (resampler.py beside its weights; the sizes are config.json's of MiniCPM-V 2.0): one
 * cross-attention. Each frame is one slice here; a large picture is cut into more, each with queries' worth of tokens.
 */
export const minicpm: Connector = {
  id: 'minicpm',
  model: 'MiniCPM-V 2.0, SigLIP so400m',
  source: {
    paper: '2408.01800',
    repository: 'huggingface.co/openbmb/MiniCPM-V-2',
    file: 'resampler.py',
  },
  frame: [TOKENS, WIDTH],
  queries: [QUERIES, DIM],
  dim_out: DIM,
  cost({ media, frames }) {
    const S = media * frames;
    const sizes = { S, q: QUERIES, v: TOKENS, w: WIDTH, D: DIM };
    return {
      sizes,
      tokens_in: S * TOKENS,
      tokens_out: S * QUERIES,
      tokens_formula: 'S · q',
      terms: [
        term(sizes, 'kv_proj', ['S', 'v', 'w', 'D']),
        term(sizes, 'attn: k, v', [2, 'S', 'v', 'D', 'D']),
        term(sizes, 'attn: q, out_proj; proj', [3, 'S', 'q', 'D', 'D']),
        term(sizes, 'q kᵀ, attn v', [2, 'S', 'q', 'v', 'D']),
      ],
    };
  },
};
