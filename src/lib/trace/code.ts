/**
 * The lines of OpenFlamingo that run, in their own order, and which tensor each brings. Source: mlfoundations/open_flamingo
 * (MIT), open_flamingo/src/flamingo_lm.py and helpers.py at 655f693. Lines are
 * wrapped; comments, the assertion on lengths and `device=` are left out.
 */

import { zeroesRows } from './cells';
import type { StepId, TensorName, Trace } from './types';

export interface CodeLine {
  readonly text: string;
  readonly step: StepId | null;
  /** The tensors that the line brings; the first one's shape is shown beside it. */
  readonly brings: readonly TensorName[];
  /** False where a branch is not taken in this run. */
  runs?(trace: Trace): boolean;
}

export interface CodeBlock {
  readonly file: string;
  readonly title: string;
  readonly lines: readonly CodeLine[];
}

const eq = ({ inputs }: Trace) => inputs.op === 'eq';
const ge = ({ inputs }: Trace) => inputs.op === 'ge';
const cached = ({ inputs }: Trace) => inputs.cached;
const notCached = ({ inputs }: Trace) => !inputs.cached;

function line(
  text: string,
  step: StepId | null = null,
  brings: TensorName | readonly TensorName[] = [],
  runs?: (trace: Trace) => boolean,
): CodeLine {
  return { text, step, brings: typeof brings === 'string' ? [brings] : brings, runs };
}

export const code: readonly CodeBlock[] = [
  {
    file: 'flamingo_lm.py',
    title: 'FlamingoLMMixin.forward',
    lines: [
      line('def forward(self, input_ids, attention_mask):', 'sequence', 'input_ids'),
      line('    media_locations = (', 'media_locations'),
      line('        input_ids == self.media_token_id)', 'media_locations'),
      line('    use_cached_media_locations = (', 'media_locations'),
      line('        self._use_cached_vision_x', 'media_locations'),
      line('        and self.is_conditioned()', 'media_locations'),
      line('        and not media_locations.any())', 'media_locations'),
      line('    for layer in self._get_decoder_layers():', 'media_locations'),
      line('        if not use_cached_media_locations:', 'media_locations'),
      line(
        '            layer.condition_media_locations(',
        'media_locations',
        'media_locations',
        notCached,
      ),
      line('                media_locations)', 'media_locations', [], notCached),
      line('        layer.condition_use_cached_media(', 'media_locations'),
      line('            use_cached_media_locations)', 'media_locations'),
    ],
  },
  {
    file: 'helpers.py',
    title: 'MaskedCrossAttention.forward',
    lines: [
      line('x = self.norm(x)', 'sim', 'lang_x'),
      line('q = self.to_q(x)', 'sim'),
      line('media = rearrange(', 'sim'),
      line('    media, "b t n d -> b (t n) d")', 'sim'),
      line('k, v = self.to_kv(media).chunk(2, dim=-1)', 'sim'),
      line('q, k, v = rearrange_many(', 'sim', ['k', 'v']),
      line('    (q, k, v), "b n (h d) -> b h n d", h=h)', 'sim'),
      line('q = q * self.scale', 'sim', 'q_scaled'),
      line('sim = einsum(', 'sim', 'sim'),
      line('    "... i d, ... j d -> ... i j", q, k)', 'sim'),
      line('if exists(media_locations):'),
      line('    media_time = torch.arange(T_img) + 1', 'media_time', 'media_time'),
      line('    if use_cached_media:', 'text_time'),
      line('        text_time = repeat(', 'text_time', 'text_time', cached),
      line(
        '            torch.count_nonzero(media_locations, dim=1),',
        'text_time',
        undefined,
        cached,
      ),
      line('            "b -> b i", i=T_txt)', 'text_time', [], cached),
      line('    else:', 'text_time'),
      line('        text_time = (', 'text_time', 'text_time', notCached),
      line('            media_locations.cumsum(dim=-1))', 'text_time', [], notCached),
      line('    mask_op = (', 'mask'),
      line('        torch.eq', 'mask', [], eq),
      line('        if self.only_attend_immediate_media', 'mask'),
      line('        else torch.ge)', 'mask', [], ge),
      line('    text_to_media_mask = mask_op(', 'mask', 'text_to_media_mask'),
      line('        rearrange(', 'broadcast'),
      line('            text_time, "b i -> b 1 i 1"),', 'broadcast'),
      line('        repeat(', 'broadcast', 'media_time_repeated'),
      line('            media_time,', 'broadcast'),
      line('            "j -> 1 1 1 (j n)", n=n),', 'broadcast'),
      line('    )', 'mask'),
      line('    sim = sim.masked_fill(', 'masked_fill', 'sim_masked'),
      line('        ~text_to_media_mask,', 'masked_fill'),
      line('        -torch.finfo(sim.dtype).max)', 'masked_fill'),
      line('sim = sim - sim.amax(', 'amax', ['sim_shifted', 'amax']),
      line('    dim=-1, keepdim=True).detach()', 'amax'),
      line('attn = sim.softmax(dim=-1)', 'softmax', ['attn_softmax', 'exp_sum']),
      line('if (exists(media_locations)', 'zero_rows'),
      line('        and self.only_attend_immediate_media):', 'zero_rows'),
      line('    text_without_media_mask = text_time == 0', 'zero_rows', [], zeroesRows),
      line('    text_without_media_mask = rearrange(', 'zero_rows', [], zeroesRows),
      line('        text_without_media_mask, "b i -> b 1 i 1")', 'zero_rows', [], zeroesRows),
      line('    attn = attn.masked_fill(', 'zero_rows', ['attn', 'attn_sum'], zeroesRows),
      line('        text_without_media_mask, 0.0)', 'zero_rows', [], zeroesRows),
      line('out = einsum(', 'out', 'out_per_head'),
      line('    "... i j, ... j d -> ... i d", attn, v)', 'out'),
      line('out = rearrange(out, "b h n d -> b n (h d)")', 'out'),
      line('return self.to_out(out)', 'out', 'out'),
    ],
  },
  {
    file: 'helpers.py',
    title: 'GatedCrossAttentionBlock.forward',
    lines: [
      line('x = (', 'gate', ['after_attn', 'gated_out', 'lang_x']),
      line('    self.attn(x, media,', 'gate'),
      line('        media_locations=media_locations,', 'gate'),
      line('        use_cached_media=use_cached_media)', 'gate'),
      line('    * self.attn_gate.tanh()', 'gate', 'attn_gate'),
      line('    + x', 'gate'),
      line(')', 'gate'),
      line('x = self.ff(x) * self.ff_gate.tanh() + x', 'gate', ['after_ff', 'ff_out', 'ff_gate']),
    ],
  },
];
