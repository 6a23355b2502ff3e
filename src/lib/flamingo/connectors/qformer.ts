import type { Connector } from './connector';
import { term } from './formula';

/** bert-base, with cross-attention in every second block (LAVIS, blip2.py: init_Qformer). */
const [DIM, BLOCKS, FF] = [768, 12, 3072];
/** EVA ViT-g/14 at 224 pixels: 16 x 16 patches and a class token. */
const [TOKENS, WIDTH] = [257, 1408];
const QUERIES = 32;
/** Of OPT 2.7B. */
const DIM_LM = 2560;

/**
 * BLIP-2's Q-Former behind a picture, without text in it, as in the second stage. Each frame is a picture: InstructBLIP
 * (blip2_vicuna_instruct.py) puts those of a clip in a row.
 */
export const qformer: Connector = {
  id: 'qformer',
  model: 'BLIP-2, ViT-g/14, OPT 2.7B',
  source: {
    paper: '2301.12597',
    repository: 'github.com/salesforce/LAVIS',
    file: 'lavis/models/blip2_models/Qformer.py',
  },
  frame: [TOKENS, WIDTH],
  queries: [QUERIES, DIM],
  dim_out: DIM_LM,
  cost({ media, frames }) {
    const P = media * frames;
    const [q, v, w, dim, ff, D] = [QUERIES, TOKENS, WIDTH, DIM, FF, DIM_LM];
    const sizes = { P, q, v, w, dim, ff, D, blocks: BLOCKS, cross: BLOCKS / 2 };
    return {
      sizes,
      tokens_in: P * v,
      tokens_out: P * q,
      tokens_formula: 'P · q',
      terms: [
        term(sizes, 'self: query, key, value, dense', [4, 'P', 'blocks', 'q', 'dim', 'dim']),
        term(sizes, 'self: q kᵀ, attn v', [2, 'P', 'blocks', 'q', 'q', 'dim']),
        term(sizes, 'cross: query, dense', [2, 'P', 'cross', 'q', 'dim', 'dim']),
        term(sizes, 'cross: key, value', [2, 'P', 'cross', 'v', 'w', 'dim']),
        term(sizes, 'cross: q kᵀ, attn v', [2, 'P', 'cross', 'q', 'v', 'dim']),
        term(sizes, 'intermediate, output', [2, 'P', 'blocks', 'q', 'dim', 'ff']),
        term(sizes, 'opt_proj', ['P', 'q', 'dim', 'D']),
      ],
    };
  },
};
