import type { Connector } from './connector';
import { term } from './formula';

/** CLIP ViT-L/14 at 336 pixels, without its class token: 24 x 24 patches. */
const [TOKENS, WIDTH] = [576, 1024];
/** Of Vicuna 7B. */
const DIM = 4096;

/** LLaVA-1.5's projector, mlp2x_gelu: two linear layers on each patch by itself. Nothing attends, nothing is dropped. */
export const mlp: Connector = {
  id: 'mlp',
  model: 'LLaVA-1.5, CLIP ViT-L/14 336, Vicuna 7B',
  source: {
    paper: '2310.03744',
    repository: 'github.com/haotian-liu/LLaVA',
    file: 'llava/model/multimodal_projector/builder.py',
  },
  frame: [TOKENS, WIDTH],
  queries: null,
  dim_out: DIM,
  cost({ media, frames }) {
    const P = media * frames;
    const sizes = { P, v: TOKENS, w: WIDTH, D: DIM };
    return {
      sizes,
      tokens_in: P * TOKENS,
      tokens_out: P * TOKENS,
      tokens_formula: 'P · v',
      terms: [
        term(sizes, 'Linear 1', ['P', 'v', 'w', 'D']),
        term(sizes, 'Linear 2', ['P', 'v', 'D', 'D']),
      ],
    };
  },
};
