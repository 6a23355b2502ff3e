/**
 * OpenFlamingo's gated cross-attention block as a script: its lines in their own order, each once, in PyTorch and in NumPy.
 * Source: mlfoundations/open_flamingo (MIT), open_flamingo/src/flamingo_lm.py and helpers.py at 655f693. einops' patterns
 * are written out, and where OpenFlamingo gives a new value to an old name (x, sim, attn) each has a name of its own.
 *
 * linear, layer_norm, einsum, softmax, tanh and gelu are PyTorch's; numpy-prelude.ts has them in NumPy. `rounded` there is
 * the rounding to the dtype that PyTorch does by itself.
 */

import { zeroesRows, type StepId, type TensorName, type Trace } from '../../../trace';

/** The same in both, or one for each. */
export type Line = string | { readonly pytorch: string; readonly numpy: string };

export type Dialect = 'pytorch' | 'numpy';

/** The lines of one step of the walk. */
export interface Passage {
  readonly step: StepId;
  /** What a comment above the lines says. */
  readonly says: string;
  /** The tensors on the screen that the lines bring. */
  readonly brings: readonly TensorName[];
  readonly lines: readonly Line[];
  /** False where a run has no use for the lines. */
  readonly runs?: (trace: Trace) => boolean;
}

const either = (pytorch: string, numpy: string): Line => ({ pytorch, numpy });

export const program: readonly Passage[] = [
  {
    step: 'media_locations',
    says: 'FlamingoLMMixin.forward: where the pictures are',
    brings: ['media_locations'],
    lines: ['media_locations = input_ids == media_token_id'],
    runs: ({ inputs }) => !inputs.cached,
  },
  {
    step: 'sim',
    says: 'MaskedCrossAttention.forward: text asks, latents answer',
    brings: ['q_scaled', 'k', 'v', 'sim'],
    lines: [
      'B, T_txt, dim = lang_x.shape',
      '_, T_img, n, dim_visual = latents.shape',
      'x = layer_norm(lang_x, (dim,), weights["attn.norm.weight"], weights["attn.norm.bias"])',
      'q = linear(x, weights["attn.to_q.weight"])',
      'media = latents.reshape(B, T_img * n, dim_visual)  # "b t n d -> b (t n) d"',
      either(
        'k, v = linear(media, weights["attn.to_kv.weight"]).chunk(2, dim=-1)',
        'k, v = np.split(linear(media, weights["attn.to_kv.weight"]), 2, axis=-1)',
      ),
      'q, k, v = (',
      '    one.reshape(*one.shape[:2], heads, dim_head).swapaxes(1, 2)  # "b n (h d) -> b h n d"',
      '    for one in (q, k, v)',
      ')',
      either('q_scaled = q * dim_head**-0.5', 'q_scaled = rounded(q * dim_head**-0.5)'),
      'sim = einsum("... i d, ... j d -> ... i j", q_scaled, k)',
    ],
  },
  {
    step: 'media_time',
    says: 'the pictures are counted from 1',
    brings: ['media_time'],
    lines: [either('media_time = torch.arange(T_img) + 1', 'media_time = np.arange(T_img) + 1')],
  },
  {
    step: 'text_time',
    says: 'how many pictures a token has seen; with cached media, how many there were in all',
    brings: ['text_time'],
    lines: [
      'if use_cached_media:',
      either(
        '    text_time = torch.count_nonzero(media_locations, dim=1)[:, None].repeat(1, T_txt)',
        '    text_time = np.count_nonzero(media_locations, axis=1)[:, None].repeat(T_txt, axis=1)',
      ),
      'else:',
      either(
        '    text_time = media_locations.cumsum(dim=-1)',
        '    text_time = media_locations.cumsum(axis=-1)',
      ),
    ],
  },
  {
    step: 'broadcast',
    says: 'each number of a picture once for each of its latents: "j -> 1 1 1 (j n)"',
    brings: ['media_time_repeated'],
    lines: [
      either(
        'media_time_repeated = media_time.repeat_interleave(n)[None, None, None, :]',
        'media_time_repeated = media_time.repeat(n)[None, None, None, :]',
      ),
    ],
  },
  {
    step: 'mask',
    says: 'True where a token may look',
    brings: ['text_to_media_mask'],
    lines: [
      either(
        'mask_op = torch.eq if only_attend_immediate_media else torch.ge',
        'mask_op = np.equal if only_attend_immediate_media else np.greater_equal',
      ),
      'text_to_media_mask = mask_op(text_time[:, None, :, None], media_time_repeated)',
    ],
  },
  {
    step: 'masked_fill',
    says: 'all other scores become the most negative finite number',
    brings: ['sim_masked'],
    lines: [
      either(
        'sim_masked = sim.masked_fill(~text_to_media_mask, -torch.finfo(sim.dtype).max)',
        'sim_masked = np.where(text_to_media_mask, sim, -largest)',
      ),
    ],
  },
  {
    step: 'amax',
    says: 'the largest score of a row becomes 0',
    brings: ['amax', 'sim_shifted'],
    lines: [
      either(
        'amax = sim_masked.amax(dim=-1, keepdim=True)',
        'amax = sim_masked.max(axis=-1, keepdims=True)',
      ),
      either('sim_shifted = sim_masked - amax', 'sim_shifted = rounded(sim_masked - amax)'),
    ],
  },
  {
    step: 'softmax',
    says: 'a row of equal scores comes out uniform',
    brings: ['exp_sum', 'attn_softmax'],
    lines: [
      either(
        'exp_sum = sim_shifted.float().exp().sum(dim=-1, keepdim=True)  # what softmax divides by',
        'exp_sum = np.exp(wide(sim_shifted)).sum(axis=-1, keepdims=True)  # what softmax divides by',
      ),
      either(
        'attn_softmax = softmax(sim_shifted, dim=-1)',
        'attn_softmax = softmax(sim_shifted, axis=-1)',
      ),
    ],
  },
  {
    step: 'zero_rows',
    says: 'text before the first picture is silenced, in eq alone',
    brings: ['attn'],
    lines: [
      'attn = attn_softmax',
      'if only_attend_immediate_media:',
      '    text_without_media_mask = (text_time == 0)[:, None, :, None]',
      either(
        '    attn = attn.masked_fill(text_without_media_mask, 0.0)',
        '    attn = np.where(text_without_media_mask, rounded(0.0), attn)',
      ),
    ],
    runs: (trace) => trace.inputs.op === 'ge' || zeroesRows(trace),
  },
  {
    step: 'zero_rows',
    says: 'the lines that silence text before the first picture are left out of this run',
    brings: ['attn'],
    lines: ['attn = attn_softmax'],
    runs: (trace) => trace.inputs.op === 'eq' && !zeroesRows(trace),
  },
  {
    step: 'out',
    says: 'values weighted and summed',
    brings: ['attn_sum', 'out_per_head'],
    lines: [
      either(
        'attn_sum = attn.float().sum(dim=-1, keepdim=True)  # 1, or 0 where a row is silenced',
        'attn_sum = wide(attn).sum(axis=-1, keepdims=True)  # 1, or 0 where a row is silenced',
      ),
      'out_per_head = einsum("... i j, ... j d -> ... i d", attn, v)',
    ],
  },
  {
    step: 'out',
    says: 'heads that are switched off in this run',
    brings: [],
    lines: ['out_per_head[:, heads_off] = 0.0'],
    runs: ({ changes }) => changes.heads_off.length > 0,
  },
  {
    step: 'out',
    says: 'the heads joined, then to_out',
    brings: ['out'],
    lines: [
      'out_joined = out_per_head.swapaxes(1, 2).reshape(B, T_txt, heads * dim_head)',
      'out = linear(out_joined, weights["attn.to_out.weight"])',
    ],
  },
  {
    step: 'gate',
    says: 'GatedCrossAttentionBlock.forward: what is added passes a gate that training opens from 0',
    brings: ['gated_out', 'after_attn', 'ff_out', 'after_ff'],
    lines: [
      either('gated_out = out * tanh(attn_gate)', 'gated_out = rounded(out * tanh(attn_gate))'),
      either('after_attn = gated_out + lang_x', 'after_attn = rounded(gated_out + lang_x)'),
      'x = layer_norm(after_attn, (dim,), weights["ff.0.weight"], weights["ff.0.bias"])',
      'ff_out = linear(gelu(linear(x, weights["ff.1.weight"])), weights["ff.3.weight"])',
      either(
        'after_ff = ff_out * tanh(ff_gate) + after_attn',
        'after_ff = rounded(rounded(ff_out * tanh(ff_gate)) + after_attn)',
      ),
    ],
  },
];

/** The passages of a run, up to where the real code stops; `rest` is what a model that goes on regardless does after that. */
export function passagesOf(trace: Trace): { until: readonly Passage[]; rest: readonly Passage[] } {
  const all = program.filter(({ runs }) => runs?.(trace) ?? true);
  if (!trace.error) return { until: all, rest: [] };
  const stop = all.findIndex(({ step }) => step === trace.error?.step);
  const goesOn = trace.origin === 'model';
  return {
    until: all.slice(0, stop),
    rest: goesOn ? all.filter(({ step }) => step === 'out' || step === 'gate') : [],
  };
}
