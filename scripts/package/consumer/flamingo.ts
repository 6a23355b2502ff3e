import {
  bestKernels,
  createTypescriptKernels,
  gatedCrossAttentionBlock,
  mediaLocations,
  type BlockWeights,
} from 'flamingo-explainer/flamingo';
import { tensor, toFlat, zeros, type View } from 'flamingo-explainer/tensor';
import { close, same } from './check.js';

/** One head of width 1: every latent has the key 0 and three times its number as value; out is [v, -v]. */
const weights = (attn_gate: number): BlockWeights => ({
  'attn.norm.weight': tensor([1, 1]),
  'attn.norm.bias': tensor([0, 0]),
  'attn.to_q.weight': tensor([[1, 1]]),
  'attn.to_kv.weight': tensor([[0], [3]]),
  'attn.to_out.weight': tensor([[1], [-1]]),
  'ff.0.weight': tensor([1, 1]),
  'ff.0.bias': tensor([0, 0]),
  'ff.1.weight': zeros([8, 2]),
  'ff.3.weight': zeros([2, 8]),
  attn_gate: tensor([attn_gate]),
  ff_gate: tensor([0]),
});

/** text, `<image>`, text, `<image>`, text; id 3 is `<image>`. */
const locations = mediaLocations(tensor([[5, 3, 5, 3, 5]], { dtype: 'int64' }), 3);
const x = tensor([
  [
    [1, 3],
    [1, 3],
    [1, 3],
    [1, 3],
    [1, 3],
  ],
]);
/** Two pictures of two latents. */
const media = tensor([
  [
    [[1], [3]],
    [[10], [20]],
  ],
]);

function block(attn_gate: number, only_attend_immediate_media: boolean) {
  const named = new Map<string, View>();
  const out = gatedCrossAttentionBlock(
    x,
    media,
    locations,
    weights(attn_gate),
    { heads: 1, only_attend_immediate_media, use_cached_media: false },
    (name, value) => named.set(name, value),
  );
  return { out: toFlat(out), named };
}

// Half open: half of 3 · mean(latents) is added. eq: none, then picture 1, then picture 2.
const half = Math.atanh(0.5);
const eq = block(half, true);
close(eq.out, [1, 3, 4, 0, 4, 0, 23.5, -19.5, 23.5, -19.5]);
same(toFlat(eq.named.get('text_time')!), [0, 1, 1, 2, 2]);

// ge: text before the first image reads all of them, as in the original; later text all so far.
close(block(half, false).out, [13.75, -9.75, 4, 0, 4, 0, 13.75, -9.75, 13.75, -9.75]);

// Closed: not one bit changes.
same(block(0, true).out, toFlat(x));

same(createTypescriptKernels().name, 'typescript');
same(bestKernels().allocate(4) >= 0, true);
