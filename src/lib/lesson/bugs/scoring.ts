/** Wrong scores, and wrong ways to fill, shift and spread them. */

import { add, amax, cast, chunk, linear, mul, rearrange, softmax, type View } from '../../tensor';
import type { Bug } from './types';

/** The smallest number of each row, kept as an axis of 1. */
const amin = (scores: View): View => mul(amax(mul(scores, -1), -1, true), -1);

export const scoring: readonly Bug[] = [
  {
    id: 'media-order',
    gotcha: null,
    step: 'sim',
    isUnlikely: true,
    code: [
      {
        right: '    media, "b t n d -> b (t n) d")',
        wrong: '    media, "b t n d -> b (n t) d")',
      },
    ],
    lines: { media_flat: (media) => rearrange(media, 'b t n d -> b (n t) d') },
  },
  {
    id: 'keys-values-swapped',
    gotcha: null,
    step: 'sim',
    code: [
      {
        right: 'k, v = self.to_kv(media).chunk(2, dim=-1)',
        wrong: 'v, k = self.to_kv(media).chunk(2, dim=-1)',
      },
    ],
    lines: {
      k_and_v(media_flat, to_kv) {
        const [v, k] = chunk(linear(media_flat, to_kv), 2, -1);
        return [k, v];
      },
    },
  },
  {
    id: 'scale-divides',
    gotcha: null,
    step: 'sim',
    code: [{ right: 'q = q * self.scale', wrong: 'q = q / self.scale' }],
    lines: { q_scaled: (q, dim_head) => mul(q, dim_head ** 0.5) },
  },
  {
    id: 'fill-unassigned',
    gotcha: 'no-assignment',
    step: 'masked_fill',
    code: [{ right: '    sim = sim.masked_fill(', wrong: '    sim.masked_fill(' }],
    lines: { sim_masked: (sim) => sim },
  },
  {
    id: 'mask-not-inverted',
    gotcha: null,
    step: 'masked_fill',
    code: [{ right: '        ~text_to_media_mask,', wrong: '        text_to_media_mask,' }],
    lines: { blocked: (mask) => mask },
  },
  {
    id: 'fill-minus-infinity',
    gotcha: 'sentinel',
    step: 'masked_fill',
    code: [{ right: '        -torch.finfo(sim.dtype).max)', wrong: '        -torch.inf)' }],
    lines: { fill: () => -Infinity },
  },
  {
    id: 'fill-zero',
    gotcha: 'sentinel',
    step: 'masked_fill',
    code: [{ right: '        -torch.finfo(sim.dtype).max)', wrong: '        0.0)' }],
    lines: { fill: () => 0 },
  },
  {
    id: 'adds-minus-1e4',
    gotcha: 'sentinel',
    step: 'masked_fill',
    code: [
      { right: '    sim = sim.masked_fill(', wrong: '    sim = sim.add(' },
      { right: '        -torch.finfo(sim.dtype).max)', wrong: '        alpha=-1e4)' },
    ],
    lines: { sim_masked: (sim, blocked) => add(sim, mul(cast(blocked, sim.dtype), -1e4)) },
  },
  {
    id: 'amin-for-amax',
    gotcha: null,
    step: 'amax',
    isUnlikely: true,
    code: [{ right: 'sim = sim - sim.amax(', wrong: 'sim = sim - sim.amin(' }],
    lines: { amax: amin },
  },
  {
    id: 'adds-amax',
    gotcha: null,
    step: 'amax',
    isUnlikely: true,
    code: [{ right: 'sim = sim - sim.amax(', wrong: 'sim = sim + sim.amax(' }],
    lines: { sim_shifted: add },
  },
  {
    id: 'softmax-over-tokens',
    gotcha: null,
    step: 'softmax',
    isUnlikely: true,
    code: [{ right: 'attn = sim.softmax(dim=-1)', wrong: 'attn = sim.softmax(dim=-2)' }],
    lines: { attn_softmax: (shifted) => softmax(shifted, -2) },
  },
];
