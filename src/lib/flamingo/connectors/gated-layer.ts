import type { FlamingoConfig } from '../runtime/config';
import { term, type Term } from './formula';

/**
 * One gated cross-attention block of the language model (OpenFlamingo, helpers.py: GatedCrossAttentionBlock), over
 * T_txt words and J = T_img · n latents. As there, a score is computed for every pair before the mask.
 */
export function gatedLayerCost(
  { lang_encoder, gated_cross_attn, perceiver }: FlamingoConfig,
  T_txt: number,
  T_img: number,
): readonly Term[] {
  const { dim } = lang_encoder;
  const inner = gated_cross_attn.heads * gated_cross_attn.dim_head;
  const sizes = {
    ...{ T_txt, J: T_img * perceiver.num_latents, dim, inner },
    dim_visual: perceiver.dim,
    ff: gated_cross_attn.ff_mult * dim,
  };
  return [
    term(sizes, 'to_q', ['T_txt', 'dim', 'inner']),
    term(sizes, 'to_kv', [2, 'J', 'dim_visual', 'inner']),
    term(sizes, 'q kᵀ', ['T_txt', 'J', 'inner']),
    term(sizes, 'attn v', ['T_txt', 'J', 'inner']),
    term(sizes, 'to_out', ['T_txt', 'inner', 'dim']),
    term(sizes, 'ff', [2, 'T_txt', 'dim', 'ff']),
  ];
}
